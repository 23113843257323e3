import type { Viewer } from '#app/identity/viewer.ts'
import { db, transaction, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { ScanDirection } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'
import { takeFromRateLimit } from '#app/platform/rate-limit.server.ts'
import { inIt } from '../editions/current-enrolments.ts'
import { judgeCode, openTicket, sealTicket, type CodeVerdict } from './door-code.server.ts'
import { doorWindow, judgeScan, type ScanRefusal } from './door-rule.ts'
import { latestPresence } from './presence-queries.server.ts'
import { lockMeeting, type LockedMeeting } from './taught-meeting.server.ts'

const perPerson = { limit: 20, windowSeconds: 300 }

/** A scan that was refused, and when the door is open in its direction, where that is known. */
export type RefusedScan = {
  ok: false
  reason: ScanRefusal | 'too_many'
  direction: ScanDirection
  opens: Date | null
  closes: Date | null
}
export type CheckIn = { ok: true; direction: ScanDirection } | RefusedScan

const heldBack = (direction: ScanDirection): RefusedScan => ({
  ...{ ok: false, reason: 'too_many', direction, opens: null, closes: null },
})

async function getSecret(meetingId: string): Promise<string> {
  const meeting = await db().meeting.findUnique({ where: { id: meetingId }, select: { secret: true } })
  if (!meeting) throw notFound('meeting')
  return meeting.secret
}

type Door = { meetingId: string; direction: ScanDirection; code: string }

/**
 * Reads a scanned code before anybody has signed in. A good one becomes a ticket for this device, sealed: the
 * moment counts at which it was seen, not when its owner had found the password.
 * @throws AppError `not_found` without such a meeting
 */
export async function openDoor(
  { meetingId, direction, code }: Door,
  now: Date,
): Promise<{ verdict: CodeVerdict; ticket: string | null }> {
  const secret = await getSecret(meetingId)
  const verdict = judgeCode(secret, direction, code, now)
  const ticket = verdict === 'fresh' ? sealTicket(secret, { id: newId(), direction, seenAt: now }) : null
  return { verdict, ticket }
}

type Seen = { id: string; direction: ScanDirection; seenAt: Date; code: CodeVerdict }

async function findEnrolled(tx: Transaction, personId: string, { editionId }: LockedMeeting): Promise<string | null> {
  const where = { personId, editionId, ...inIt }
  const enrolment = await tx.enrolment.findFirst({ where, select: { id: true } })
  if (!enrolment) return null
  await tx.$queryRaw`SELECT id FROM enrolment WHERE id = ${enrolment.id}::uuid FOR UPDATE`
  return enrolment.id
}

/** Judges what a person saw at the door of a meeting and writes it down, accepted or refused. */
export async function recordScan(
  { personId }: Pick<Viewer, 'personId'>,
  meetingId: string,
  { id, direction, seenAt, code }: Seen,
  now: Date,
): Promise<CheckIn> {
  return transaction(async (tx) => {
    const meeting = await lockMeeting(tx, meetingId, 'share')
    const enrolmentId = await findEnrolled(tx, personId, meeting)
    // A tap repeated, or a reply that got lost: the same ticket of the same person changes nothing.
    const used = await tx.meetingScan.findUnique({ where: { id }, select: { personId: true } })
    if (used?.personId === personId) return { ok: true, direction }
    const nobody = { enteredAt: null, exitedAt: null }
    const presence = enrolmentId ? await latestPresence(tx, meetingId, enrolmentId) : nobody
    const scan = { direction, at: seenAt, code, isEnrolled: enrolmentId !== null, isReplayed: used !== null }
    const judged = judgeScan({ ...scan, presence, meeting })
    const row = { meetingId, personId, direction, scannedAt: now }
    const accepted = { id, ...row, refusal: null }
    // Two devices with one ticket at the same moment: the first row wins.
    const isFirst = !judged && (await tx.meetingScan.createMany({ data: [accepted], skipDuplicates: true })).count > 0
    const reason = judged ?? (isFirst ? null : 'replayed')
    if (reason || !enrolmentId) {
      await tx.meetingScan.create({ data: { id: newId(), ...row, refusal: reason } })
      const { from: opens, to: closes } = doorWindow(meeting, direction)
      return { ok: false, reason: reason ?? 'not_enrolled', direction, opens, closes }
    }
    const times = direction === 'entry' ? { enteredAt: seenAt, exitedAt: null } : { ...presence, exitedAt: seenAt }
    await tx.meetingPresence.create({
      data: { id: newId(), meetingId, enrolmentId, source: 'code', recordedAt: now, ...times },
    })
    return { ok: true, direction }
  })
}

const tooMany = async ({ personId }: Viewer, now: Date) =>
  (await takeFromRateLimit(`door:${personId}`, perPerson, now)) > 0

/** A scanned code that is good no longer, or never was: written down and refused with the reason. */
export async function refuseScan(
  viewer: Viewer,
  { meetingId, direction }: Omit<Door, 'code'>,
  code: CodeVerdict,
  now: Date,
): Promise<CheckIn> {
  if (await tooMany(viewer, now)) return heldBack(direction)
  return recordScan(viewer, meetingId, { id: newId(), direction, seenAt: now, code }, now)
}

/**
 * Records the entry or exit of the viewer with the ticket their device got at the door.
 * @throws AppError `not_found` without such a meeting
 */
export async function checkIn(viewer: Viewer, meetingId: string, sealed: string, now: Date): Promise<CheckIn> {
  const ticket = openTicket(await getSecret(meetingId), sealed, now)
  if (await tooMany(viewer, now)) return heldBack(ticket?.direction ?? 'entry')
  const seen = ticket
    ? { ...ticket, code: 'fresh' as const }
    : { id: newId(), direction: 'entry' as const, seenAt: now }
  return recordScan(viewer, meetingId, { code: 'old', ...seen }, now)
}

/** What the viewer's ticket for a meeting is for; null without a good one. */
export async function readTicket(meetingId: string, sealed: string, now: Date): Promise<ScanDirection | null> {
  return openTicket(await getSecret(meetingId), sealed, now)?.direction ?? null
}
