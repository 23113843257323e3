import { db, type Prisma } from '#app/platform/database.server.ts'
import type { Viewer } from '../viewer.ts'
import { SocialWorkerRoll } from './schemas.ts'

const columns = { region: true, section: true, number: true } as const satisfies Prisma.SocialWorkerRollSelect

/** Where the viewer is on the roll of social workers; null for who never said. */
export async function findOwnRoll({ personId }: Viewer): Promise<SocialWorkerRoll | null> {
  const row = await db().socialWorkerRoll.findUnique({ where: { personId }, select: columns })
  return row && SocialWorkerRoll.parse(row)
}

/** The same of some people, by their id: for lists that a professional body asks for, whose caller has the right to them. */
export async function rollsOf(personIds: readonly string[]): Promise<ReadonlyMap<string, SocialWorkerRoll>> {
  const rows = await db().socialWorkerRoll.findMany({
    where: { personId: { in: [...personIds] } },
    select: { personId: true, ...columns },
  })
  return new Map(rows.map(({ personId, ...roll }) => [personId, SocialWorkerRoll.parse(roll)]))
}
