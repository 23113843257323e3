import type { Transaction } from '#app/platform/database.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import type { Present } from './plan-undo.ts'
import type { RowEffect } from './schemas.ts'

const dayOrNull = (day: Date | null) => day && isoDay(day)
const dated = { id: true, startsOn: true, endsOn: true } as const

function byId<Row extends { id: string; startsOn: Date; endsOn: Date | null }>(rows: readonly Row[]) {
  return new Map(
    rows.map(({ startsOn, endsOn, ...row }) => [
      row.id,
      { ...row, startsOn: isoDay(startsOn), endsOn: dayOrNull(endsOn) },
    ]),
  )
}

/** What is on record now of what some lines wrote, under a lock of the people. */
export async function presentOf(tx: Transaction, effects: readonly RowEffect[]): Promise<Present> {
  const personIds = effects.map(({ personId }) => personId)
  await tx.$queryRaw`SELECT id FROM person WHERE id = ANY(${personIds}::uuid[]) ORDER BY id FOR UPDATE`
  const membershipIds = effects.flatMap(({ membership, ended }) => [
    ...(membership ? [membership.id] : []),
    ...ended.map(({ id }) => id),
  ])
  const memberships = await tx.membership.findMany({
    where: { id: { in: membershipIds } },
    select: { ...dated, personId: true, departmentId: true, jobTitle: true, isMain: true, hiredOn: true },
  })
  const grantIds = effects.flatMap(({ grants }) => grants.map(({ id }) => id))
  const grants = await tx.roleGrant.findMany({ where: { id: { in: grantIds } }, select: dated })
  const absenceIds = effects.flatMap(({ absence }) => absence?.id ?? [])
  const absences = await tx.absence.findMany({ where: { id: { in: absenceIds } }, select: dated })
  const people = await tx.person.findMany({
    where: { id: { in: personIds } },
    select: { id: true, familyName: true, givenName: true, workEmail: true },
  })
  return {
    memberships: byId(memberships.map((row) => ({ ...row, hiredOn: dayOrNull(row.hiredOn) }))),
    grants: byId(grants),
    absences: byId(absences),
    people: new Map(people.map(({ id, ...names }) => [id, names])),
  }
}
