import type { Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { Period } from './dated.ts'
import { ambitoOn } from './membership-queries.server.ts'
import type { Place } from './scope.ts'

/** A membership that is not over yet. */
export type Held = Period & {
  id: string
  isMain: boolean
  departmentId: string
  organisationId: string
  jobTitle: string
  hiredOn: Date | null
}

/**
 * Memberships of a person that are not over on a day, read under a lock of the person: two changes at once follow each
 * other. Who also takes a department (`lockDepartment`) takes it first, so that nobody waits in a circle.
 * @throws AppError `not_found` when there is no such person
 */
export async function lockedMemberships(tx: Transaction, personId: string, today: Date): Promise<Held[]> {
  const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`
  if (locked.length === 0) throw notFound('person')
  const rows = await tx.membership.findMany({
    where: { personId, OR: [{ endsOn: null }, { endsOn: { gte: today } }] },
    orderBy: [{ isMain: 'desc' }, { startsOn: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      isMain: true,
      departmentId: true,
      jobTitle: true,
      hiredOn: true,
      startsOn: true,
      endsOn: true,
      department: { select: { organisationId: true } },
    },
  })
  return rows.map(({ department, ...row }) => ({ ...row, organisationId: department.organisationId }))
}

/**
 * A department somebody is to work in, held so that nobody closes it meanwhile.
 * @throws AppError `not_found`
 */
export async function lockDepartment(tx: Transaction, id: string) {
  await tx.$queryRaw`SELECT id FROM department WHERE id = ${id}::uuid FOR SHARE`
  const select = { organisationId: true, startsOn: true, endsOn: true } as const
  const department = await tx.department.findUnique({ where: { id }, select })
  if (!department) throw notFound('department')
  return department
}

/** A place with the ambito its organisation belongs to on a civil day. */
export async function placeOn(
  tx: Transaction,
  { organisationId, departmentId }: { organisationId: string; departmentId: string | null },
  day: Date,
): Promise<Place> {
  const ambito = await ambitoOn(organisationId, day, tx)
  return { organisationId, departmentId, ambitoId: ambito?.id ?? null }
}
