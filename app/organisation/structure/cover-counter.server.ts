import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { isInForce } from '../dated.ts'
import { lockDepartment, lockedMemberships, placeOn } from '../held-memberships.server.ts'
import { assertMayManage, assertMayManagePerson, refreshPlaces } from './manage-person.server.ts'

type Counter = {
  personId: string
  departmentId: string
  /** First civil day (midnight UTC); today or later. */
  from: Date
  jobTitle: string
}

type Outcome =
  { ok: true; membershipId: string } | { ok: false; reason: 'day_in_past' | 'department_closed' | 'already_there' }

/**
 * Records that a person also covers another counter from a day, besides the one where their hours count.
 * @throws AppError `not_found` when the person or the department is outside the scope, `forbidden` for who only looks (P7)
 */
export async function coverCounter(viewer: Viewer, counter: Counter, now: Date): Promise<Outcome> {
  const { personId, departmentId, from, jobTitle } = counter
  const today = civilDay(now)
  return transaction(async (tx) => {
    const department = await lockDepartment(tx, departmentId)
    const held = await lockedMemberships(tx, personId, today)
    await assertMayManagePerson(tx, viewer, held, today)
    const place = await placeOn(tx, { ...department, departmentId }, from)
    assertMayManage(viewer, place)
    if (from < today) return { ok: false, reason: 'day_in_past' }
    if (!isInForce(department, from)) return { ok: false, reason: 'department_closed' }
    const isThere = held.some((row) => row.departmentId === departmentId && (row.endsOn === null || row.endsOn >= from))
    if (isThere) return { ok: false, reason: 'already_there' }
    const membershipId = newId()
    const row = { id: membershipId, personId, departmentId, jobTitle, isMain: false, startsOn: from }
    const colleague = held.find(({ organisationId }) => organisationId === department.organisationId)
    await tx.membership.create({ data: { ...row, hiredOn: colleague?.hiredOn ?? null } })
    const subject = { subjectType: 'person', subjectId: personId }
    const detail = { membershipId, departmentId, from: isoDay(from) }
    await audit(tx, { actorId: viewer.personId, action: 'membership.covered', ...subject, detail }, now)
    await refreshPlaces(tx, [place])
    return { ok: true, membershipId }
  })
}
