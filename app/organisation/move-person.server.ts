import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { transaction } from '#app/platform/database.server.ts'
import { AppError, notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { dayBefore, isInForce, successionFault } from './dated.ts'
import { lockDepartment, lockedMemberships, placeOn } from './held-memberships.server.ts'
import { refreshAmbiti } from './jobs.server.ts'
import { canManageStaff } from './policy.ts'
import { officeScope, scopeCovers, type Place } from './scope.ts'

type Move = {
  personId: string
  toDepartmentId: string
  /** First civil day in the new department (midnight UTC); today or later. */
  from: Date
  /** Empty where it stays the same. */
  jobTitle: string
}

type Outcome =
  | { ok: true; membershipId: string }
  | { ok: false; reason: 'day_in_past' | 'begins_later' | 'same_department' | 'department_closed' }

/**
 * Records that a person works elsewhere from a day: the main membership ends the day before and a new main one opens, with
 * the job title of before where no other is given, and within the organisation the last day that was said already.
 * Counters covered besides it stay, unless the person leaves the organisation. Nothing before that day changes (P6).
 * @throws AppError `not_found` when the person or the department is outside the viewer's scope, `forbidden` when it is
 * inside but the viewer only looks after one department (P7)
 */
export async function movePerson(viewer: Viewer, move: Move, now: Date): Promise<Outcome> {
  return transaction(async (tx) => {
    const { personId, toDepartmentId, from } = move
    const target = await lockDepartment(tx, toDepartmentId)
    const held = await lockedMemberships(tx, personId, civilDay(now))
    // Who may is asked as of today even of a day that has passed: that one is refused with its reason.
    const asked = from < civilDay(now) ? civilDay(now) : from
    const main = held.find((row) => row.isMain && isInForce(row, asked))
    const targetPlace = await placeOn(tx, { ...target, departmentId: toDepartmentId }, asked)
    const mainPlace = main ? await placeOn(tx, main, asked) : null
    assertMayMove(viewer, mainPlace, targetPlace)

    if (from < civilDay(now)) return { ok: false, reason: 'day_in_past' }
    if (main?.departmentId === toDepartmentId) return { ok: false, reason: 'same_department' }
    if (!isInForce(target, from)) return { ok: false, reason: 'department_closed' }
    const leaves = main !== undefined && main.organisationId !== target.organisationId
    const ending = held.filter(
      (row) =>
        row.isMain || row.departmentId === toDepartmentId || (leaves && row.organisationId === main.organisationId),
    )
    const today = civilDay(now)
    const beginning = { startsOn: new Date(0), endsOn: null }
    const fault = [beginning, ...ending].map((row) => successionFault(row, from, today)).find((found) => found !== null)
    if (fault) return { ok: false, reason: fault }

    const membershipId = newId()
    const counter = ending.find(({ departmentId }) => departmentId === toDepartmentId)
    const jobTitle = move.jobTitle || counter?.jobTitle || main?.jobTitle || ''
    await tx.membership.updateMany({
      where: { id: { in: ending.filter((row) => isInForce(row, from)).map((row) => row.id) } },
      data: { endsOn: dayBefore(from) },
    })
    await tx.membership.create({
      data: {
        ...{ id: membershipId, personId, departmentId: toDepartmentId, jobTitle, isMain: true, startsOn: from },
        ...(main && !leaves ? { hiredOn: main.hiredOn, endsOn: main.endsOn } : {}),
      },
    })
    const detail = { from: isoDay(from), fromDepartmentId: main?.departmentId ?? null, toDepartmentId }
    const subject = { subjectType: 'person', subjectId: personId }
    await audit(tx, { actorId: viewer.personId, action: 'membership.moved', ...subject, detail }, now)
    const ambitoIds = [mainPlace, targetPlace].flatMap((place) => place?.ambitoId ?? [])
    await enqueue(tx, refreshAmbiti, { ambitoIds: [...new Set(ambitoIds)] })
    return { ok: true, membershipId }
  })
}

/** Whoever works nowhere yet can be placed only by who sees everybody. */
function assertMayMove(viewer: Viewer, from: Place | null, to: Place): void {
  const scope = officeScope(viewer)
  const sees = from ? scopeCovers(scope, from) : scope.kind === 'everything'
  if (!sees) throw notFound('person')
  if (!scopeCovers(scope, to)) throw notFound('department')
  if ((from && !canManageStaff(viewer, from)) || !canManageStaff(viewer, to)) {
    throw new AppError('forbidden', { message: 'moving people asks for the whole organisation' })
  }
}
