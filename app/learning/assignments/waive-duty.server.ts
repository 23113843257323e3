import type { Viewer } from '#app/identity/viewer.ts'
import { dayBefore } from '#app/organisation/dated.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { getManagedRule } from './managed-rule.server.ts'

type Waived = { ambitoSlug: string; ruleId: string; personId: string }

/**
 * Excuses somebody from the course of a rule until a day, included, and says why. Held against every rule of the ambito
 * that asks for the course. Audited without the reason, which may be personal (P12).
 * @throws AppError `not_found` for another ambito's rule or somebody it does not hold for, `forbidden` for contacts
 */
export async function waiveDuty(
  viewer: Viewer,
  { reason, endsOn, personId, ...place }: Waived & { reason: string; endsOn: Date },
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: 'day_past' | 'waived_already' }> {
  const { id: ruleId, ambitoId, courseId } = await getManagedRule(viewer, place)
  const today = civilDay(now)
  if (endsOn < today) return { ok: false, reason: 'day_past' }
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`
    const held = await tx.assignment.findFirst({ where: { ruleId, personId, endedOn: null }, select: { cycle: true } })
    if (!held) throw notFound('person')
    const about = { ambitoId, personId, courseId }
    const other = await tx.assignmentWaiver.findFirst({
      where: { ...about, endsOn: { gte: today } },
      select: { id: true },
    })
    if (other) return { ok: false, reason: 'waived_already' }
    const made = { startsOn: today, endsOn, reason, recordedById: viewer.personId, recordedAt: now }
    await tx.assignmentWaiver.create({ data: { id: newId(), ...about, ...made }, select: { id: true } })
    const event = { action: 'waiver.granted', subjectType: 'person', subjectId: personId }
    await audit(tx, { actorId: viewer.personId, ...event, detail: { courseId, endsOn: isoDay(endsOn) } }, now)
    return { ok: true }
  })
}

/**
 * Ends what excuses somebody from the course of a rule: from today on it is asked of them again. Audited (P12).
 * @throws AppError `not_found` for another ambito's rule, `forbidden` for contacts
 */
export async function endWaiver(viewer: Viewer, { personId, ...place }: Waived, now: Date): Promise<void> {
  const { ambitoId, courseId } = await getManagedRule(viewer, place)
  const today = civilDay(now)
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`
    const where = { ambitoId, personId, courseId, endsOn: { gte: today } }
    const { count } = await tx.assignmentWaiver.updateMany({ where, data: { endsOn: dayBefore(today) } })
    if (count === 0) return
    const event = { action: 'waiver.ended', subjectType: 'person', subjectId: personId }
    await audit(tx, { actorId: viewer.personId, ...event, detail: { courseId } }, now)
  })
}
