import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { newId, randomCode } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { creditsReadyFor } from '../editions/credits-ready.ts'
import { getManagedEdition, type ManagedEdition } from '../editions/office-edition.server.ts'
import { tellMeeting } from './jobs.server.ts'
import { faultOfPlan, planOf, type PlanFault } from './plan-rule.ts'
import type { MeetingForm } from './schemas.ts'

type Place = { ambitoSlug: string; editionId: string }
type Outcome =
  { ok: true; meetingId: string } | { ok: false; reason: PlanFault | 'credits_without_event' | 'teacher_unknown' }

/** Whether every teacher named is one of the edition's. */
export async function areTeachersOf(tx: Transaction, editionId: string, teacherIds: readonly string[]) {
  const ids = [...new Set(teacherIds)]
  return (await tx.editionTeacher.count({ where: { editionId, id: { in: ids } } })) === ids.length
}

async function insert(tx: Transaction, edition: ManagedEdition, form: MeetingForm): Promise<string> {
  const meetingId = newId()
  const { teacherIds, tell } = form
  const data = { id: meetingId, editionId: edition.id, secret: randomCode(40), ...planOf(form) }
  // Who asks for no mail about the plan says that people know of it.
  await tx.meeting.create({ data: { ...data, toldRevision: tell ? 0 : 1 } })
  const teachers = [...new Set(teacherIds)].map((teacherId) => ({ meetingId, teacherId }))
  await tx.meetingTeacher.createMany({ data: teachers })
  return meetingId
}

/**
 * Plans a meeting of an edition; with `tell` whoever takes part is written to. The first one is refused while a
 * professional body has not given the id of the event.
 * @throws AppError `not_found` outside the ambito, `forbidden` for contacts
 */
export async function planMeeting(viewer: Viewer, place: Place, form: MeetingForm, now: Date): Promise<Outcome> {
  const edition = await getManagedEdition(viewer, place)
  const fault = faultOfPlan(form, edition)
  if (fault) return { ok: false, reason: fault }
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM edition WHERE id = ${edition.id}::uuid FOR SHARE`
    const credits = await tx.editionCredit.findMany({
      where: { editionId: edition.id },
      select: { system: true, state: true, eventId: true },
    })
    const { startsAt } = planOf(form)
    if (!creditsReadyFor(startsAt, credits).ready) return { ok: false, reason: 'credits_without_event' }
    if (!(await areTeachersOf(tx, edition.id, form.teacherIds))) return { ok: false, reason: 'teacher_unknown' }
    const meetingId = await insert(tx, edition, form)
    const detail = { edition: edition.id, startsAt: startsAt.toISOString() }
    const subject = { subjectType: 'meeting', subjectId: meetingId, detail }
    await audit(tx, { actorId: viewer.personId, action: 'meeting.planned', ...subject }, now)
    if (form.tell) await enqueue(tx, tellMeeting, { meetingId })
    return { ok: true, meetingId }
  })
}
