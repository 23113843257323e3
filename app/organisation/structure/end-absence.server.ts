import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { dayBefore } from '../dated.ts'
import { lockedMemberships } from '../held-memberships.server.ts'
import { assertMayManagePerson, refreshPlaces } from './manage-person.server.ts'

type Return = {
  personId: string
  absenceId: string
  /** First civil day back at work (midnight UTC); today or later. */
  from: Date
}

type Outcome = { ok: true } | { ok: false; reason: 'day_in_past' | 'already_over' }

/**
 * Records the day a person is back from leave; a leave that has not begun by then goes.
 * @throws AppError `not_found` outside the scope, `forbidden` for who only looks (P7)
 */
export async function endAbsence(viewer: Viewer, { personId, absenceId, from }: Return, now: Date): Promise<Outcome> {
  const today = civilDay(now)
  return transaction(async (tx) => {
    const held = await lockedMemberships(tx, personId, today)
    const places = await assertMayManagePerson(tx, viewer, held, today)
    const select = { startsOn: true, endsOn: true } as const
    const absence = await tx.absence.findFirst({ where: { id: absenceId, personId }, select })
    if (!absence) throw notFound('absence')
    if (from < today) return { ok: false, reason: 'day_in_past' }
    if (absence.endsOn && absence.endsOn < from) return { ok: false, reason: 'already_over' }
    const where = { id: absenceId }
    if (absence.startsOn >= from) await tx.absence.delete({ where })
    else await tx.absence.update({ where, data: { endsOn: dayBefore(from) } })
    const detail = { absenceId, from: isoDay(from) }
    const entry = { action: 'absence.ended', subjectType: 'person', subjectId: personId, detail }
    await audit(tx, { actorId: viewer.personId, ...entry }, now)
    await refreshPlaces(tx, places)
    return { ok: true }
  })
}
