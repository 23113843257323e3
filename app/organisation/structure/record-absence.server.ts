import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { lockedMemberships } from '../held-memberships.server.ts'
import { assertMayManagePerson, refreshPlaces } from './manage-person.server.ts'

type Absence = {
  personId: string
  /** First and last civil day (midnight UTC); today or later, open when `to` is null. */
  from: Date
  to: Date | null
}

type Outcome = { ok: true; absenceId: string } | { ok: false; reason: 'day_in_past' | 'ends_before' | 'overlaps' }

/**
 * Records that a person is on leave: nothing is due meanwhile. Why is nobody's business here.
 * @throws AppError `not_found` outside the scope, `forbidden` for who only looks (P7)
 */
export async function recordAbsence(viewer: Viewer, { personId, from, to }: Absence, now: Date): Promise<Outcome> {
  const today = civilDay(now)
  return transaction(async (tx) => {
    const held = await lockedMemberships(tx, personId, today)
    const places = await assertMayManagePerson(tx, viewer, held, today)
    if (from < today) return { ok: false, reason: 'day_in_past' }
    if (to && to < from) return { ok: false, reason: 'ends_before' }
    const other = await tx.absence.findFirst({
      where: {
        personId,
        OR: [{ endsOn: null }, { endsOn: { gte: from } }],
        ...(to ? { startsOn: { lte: to } } : {}),
      },
      select: { id: true },
    })
    if (other) return { ok: false, reason: 'overlaps' }
    const absenceId = newId()
    const row = { id: absenceId, personId, startsOn: from, endsOn: to, recordedById: viewer.personId }
    await tx.absence.create({ data: { ...row, recordedAt: now } })
    const detail = { absenceId, from: isoDay(from), to: to ? isoDay(to) : null }
    const entry = { action: 'absence.recorded', subjectType: 'person', subjectId: personId, detail }
    await audit(tx, { actorId: viewer.personId, ...entry }, now)
    await refreshPlaces(tx, places)
    return { ok: true, absenceId }
  })
}
