import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { getManagedEdition } from '../editions/office-edition.server.ts'
import { lockPlanned, type ClosedMeeting } from './change-meeting.server.ts'
import { completeAllDue } from './complete-all-due.server.ts'
import { tellMeeting } from './jobs.server.ts'

type Place = { ambitoSlug: string; editionId: string; meetingId: string }

/**
 * Cancels a meeting with a reason that everybody who takes part is written. Its minutes are no longer asked for; where it
 * was the last one open, whoever has done the rest completes the course.
 * @throws AppError `not_found` outside the ambito or edition, `forbidden` for contacts
 */
export async function cancelMeeting(
  viewer: Viewer,
  place: Place,
  reason: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: ClosedMeeting }> {
  await getManagedEdition(viewer, place)
  const { meetingId, editionId } = place
  return transaction(async (tx) => {
    const { closed } = await lockPlanned(tx, place)
    if (closed) return { ok: false, reason: closed }
    const data = { cancelledAt: now, cancelReason: reason, revision: { increment: 1 } }
    await tx.meeting.update({ where: { id: meetingId }, data })
    const subject = { subjectType: 'meeting', subjectId: meetingId, detail: { reason } }
    await audit(tx, { actorId: viewer.personId, action: 'meeting.cancelled', ...subject }, now)
    await enqueue(tx, tellMeeting, { meetingId })
    await completeAllDue(tx, editionId, now)
    return { ok: true }
  }, 120_000)
}
