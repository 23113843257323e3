import type { Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { OrganisationKind } from '#app/platform/generated/enums.ts'
import { dayBefore, inForceOn, type Period } from '../dated.ts'

export type HeldAmbito = Period & { id: string; name: string; code: string; yearlyTargetMinutes: number }
export type HeldOrganisation = {
  id: string
  name: string
  kind: OrganisationKind
  /** Of the ambito it belongs to on the day; null for none. */
  ambito: { id: string; code: string } | null
  /** Its belonging to that ambito. */
  belonging: (Period & { id: string }) | null
  endsOn: Date | null
}

/** Ambiti held until the end of the transaction. @throws AppError `not_found` when one is not there */
export async function lockAmbiti(tx: Transaction, ids: readonly string[]): Promise<Map<string, HeldAmbito>> {
  await tx.$queryRaw`SELECT id FROM ambito WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`
  const select = { id: true, name: true, code: true, startsOn: true, endsOn: true, yearlyTargetMinutes: true } as const
  const rows = await tx.ambito.findMany({ where: { id: { in: [...ids] } }, select })
  if (rows.length !== new Set(ids).size) throw notFound('ambito')
  return new Map(rows.map((row) => [row.id, row]))
}

/** Organisations held until the end of the transaction, as they are on a day. @throws AppError `not_found` */
export async function lockOrganisations(
  tx: Transaction,
  ids: readonly string[],
  day: Date,
): Promise<Map<string, HeldOrganisation>> {
  await tx.$queryRaw`SELECT id FROM organisation WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`
  const rows = await tx.organisation.findMany({
    where: { id: { in: [...ids] } },
    select: {
      ...{ id: true, name: true, kind: true, endsOn: true },
      ambiti: {
        where: inForceOn(day),
        select: { id: true, startsOn: true, endsOn: true, ambito: { select: { id: true, code: true } } },
      },
    },
  })
  if (rows.length !== new Set(ids).size) throw notFound('organisation')
  return new Map(
    rows.map(({ ambiti: [belonging], ...row }) => [
      row.id,
      { ...row, ambito: belonging?.ambito ?? null, belonging: belonging ?? null },
    ]),
  )
}

/** Ends what an ambito or organisation that ends or moves away leads, from a day. */
export async function endLead(
  tx: Transaction,
  where: { ambitoId?: string; organisationId?: string },
  from: Date,
): Promise<void> {
  await tx.ambitoLead.deleteMany({ where: { ...where, startsOn: { gte: from } } })
  await tx.ambitoLead.updateMany({ where: { ...where, ...inForceOn(from) }, data: { endsOn: dayBefore(from) } })
}
