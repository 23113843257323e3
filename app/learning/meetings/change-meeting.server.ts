import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { getManagedEdition } from '../editions/office-edition.server.ts'
import { tellMeeting } from './jobs.server.ts'
import { areTeachersOf } from './plan-meeting.server.ts'
import { faultOfPlan, planOf, type PlanFault } from './plan-rule.ts'
import type { MeetingForm } from './schemas.ts'

type Place = { ambitoSlug: string; editionId: string; meetingId: string }
export type ClosedMeeting = 'meeting_confirmed' | 'meeting_cancelled'
type Outcome = { ok: true } | { ok: false; reason: PlanFault | ClosedMeeting | 'teacher_unknown' }

/** Locks a meeting of an edition; `closed` is why it can no longer change. */
export async function lockPlanned(tx: Transaction, { editionId, meetingId }: Omit<Place, 'ambitoSlug'>) {
  await tx.$queryRaw`SELECT id FROM meeting WHERE id = ${meetingId}::uuid FOR UPDATE`
  const meeting = await tx.meeting.findFirst({
    where: { id: meetingId, editionId },
    select: { topic: true, startsAt: true, endsAt: true, confirmedAt: true, cancelledAt: true },
  })
  if (!meeting) throw notFound('meeting')
  const closed: ClosedMeeting | null = meeting.confirmedAt
    ? 'meeting_confirmed'
    : meeting.cancelledAt
      ? 'meeting_cancelled'
      : null
  return { ...meeting, closed }
}

/**
 * Changes a meeting that is neither confirmed nor cancelled; with `tell` whoever takes part is written to.
 * @throws AppError `not_found` outside the ambito or edition, `forbidden` for contacts
 */
export async function changeMeeting(viewer: Viewer, place: Place, form: MeetingForm, now: Date): Promise<Outcome> {
  const edition = await getManagedEdition(viewer, place)
  const fault = faultOfPlan(form, edition)
  if (fault) return { ok: false, reason: fault }
  const { meetingId } = place
  return transaction(async (tx) => {
    const before = await lockPlanned(tx, place)
    if (before.closed) return { ok: false, reason: before.closed }
    if (!(await areTeachersOf(tx, edition.id, form.teacherIds))) return { ok: false, reason: 'teacher_unknown' }
    const plan = planOf(form)
    const { revision } = await tx.meeting.update({
      where: { id: meetingId },
      data: { ...plan, revision: { increment: 1 } },
      select: { revision: true },
    })
    await tx.meetingTeacher.deleteMany({ where: { meetingId } })
    const teachers = [...new Set(form.teacherIds)].map((teacherId) => ({ meetingId, teacherId }))
    await tx.meetingTeacher.createMany({ data: teachers })
    const detail = {
      ...{ topic: plan.topic, from: before.startsAt.toISOString(), startsAt: plan.startsAt.toISOString() },
      endsAt: plan.endsAt.toISOString(),
    }
    const subject = { subjectType: 'meeting', subjectId: meetingId, detail }
    await audit(tx, { actorId: viewer.personId, action: 'meeting.changed', ...subject }, now)
    if (form.tell) await enqueue(tx, tellMeeting, { meetingId })
    else await tx.meeting.update({ where: { id: meetingId }, data: { toldRevision: revision } })
    return { ok: true }
  })
}
