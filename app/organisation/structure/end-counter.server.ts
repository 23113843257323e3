import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { lockedMemberships, placeOn } from '../held-memberships.server.ts'
import { endMemberships } from './end-memberships.server.ts'
import { assertMayManage, refreshPlaces } from './manage-person.server.ts'

type Ending = {
  personId: string
  membershipId: string
  /** First civil day without it; today or later. */
  from: Date
}

type Outcome = { ok: true } | { ok: false; reason: 'day_in_past' | 'main_counter' }

/**
 * Ends a counter that a person covers besides the main one; the main one ends by moving or leaving.
 * @throws AppError `not_found` when there is no such counter in the scope, `forbidden` for who only looks (P7)
 */
export async function endCounter(
  viewer: Viewer,
  { personId, membershipId, from }: Ending,
  now: Date,
): Promise<Outcome> {
  const today = civilDay(now)
  return transaction(async (tx) => {
    const held = await lockedMemberships(tx, personId, today)
    const row = held.find(({ id }) => id === membershipId)
    if (!row) throw notFound('membership')
    const place = await placeOn(tx, row, today)
    assertMayManage(viewer, place)
    if (from < today) return { ok: false, reason: 'day_in_past' }
    if (row.isMain) return { ok: false, reason: 'main_counter' }
    await endMemberships(tx, [row], from)
    const subject = { subjectType: 'person', subjectId: personId }
    const detail = { membershipId, departmentId: row.departmentId, from: isoDay(from) }
    await audit(tx, { actorId: viewer.personId, action: 'membership.ended', ...subject, detail }, now)
    await refreshPlaces(tx, [place])
    return { ok: true }
  })
}
