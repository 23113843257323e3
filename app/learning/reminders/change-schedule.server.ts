import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { getAmbitoOfDuties } from '../assignments/managed-rule.server.ts'
import { usualSchedule, type Schedule } from './schedule.ts'

/** As a row: a list that the database may keep. */
const rowOf = ({ daysBefore, ...rest }: Schedule) => ({ ...rest, daysBefore: [...daysBefore] })

/**
 * Sets when an ambito reminds its people, from the next morning on: what had its day is not called back. Audited with what
 * it was before (P12); the same again changes nothing.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function changeSchedule(
  viewer: Viewer,
  { ambitoSlug, schedule }: { ambitoSlug: string; schedule: Schedule },
  now: Date,
): Promise<void> {
  const { id: ambitoId } = await getAmbitoOfDuties(viewer, ambitoSlug)
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM ambito WHERE id = ${ambitoId}::uuid FOR UPDATE`
    const select = { isOn: true, daysBefore: true, daysAfter: true, digestWeekday: true } as const
    const before = rowOf((await tx.reminderSchedule.findUnique({ where: { ambitoId }, select })) ?? usualSchedule)
    const after = rowOf(schedule)
    if (isSame(before, after)) return
    const row = { ...after, changedById: viewer.personId, changedAt: now }
    await tx.reminderSchedule.upsert({ where: { ambitoId }, create: { ambitoId, ...row }, update: row })
    const event = { action: 'reminders.changed', subjectType: 'ambito', subjectId: ambitoId, detail: { before, after } }
    await audit(tx, { actorId: viewer.personId, ...event }, now)
  })
}

function isSame(a: Schedule, b: Schedule): boolean {
  const textOf = ({ isOn, daysBefore, daysAfter, digestWeekday }: Schedule) =>
    JSON.stringify([isOn, daysBefore, daysAfter, digestWeekday])
  return textOf(a) === textOf(b)
}
