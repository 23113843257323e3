import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { AppError, notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { dayBefore, isInForce, successionFault, type Period } from './dated.ts'
import { refreshAmbiti } from './jobs.server.ts'
import { ambitoOn } from './membership-queries.server.ts'
import { canManageStaff } from './policy.ts'
import { officeScope, scopeCovers, type Place } from './scope.ts'

type Move = {
  personId: string
  toDepartmentId: string
  /** First civil day in the new department (midnight UTC); today or later. */
  from: Date
  jobTitle: string
}

type Outcome =
  | { ok: true; membershipId: string }
  | { ok: false; reason: 'day_in_past' | 'begins_later' | 'same_department' | 'department_closed' }

type Held = Period & { id: string; isMain: boolean; departmentId: string; organisationId: string }

/**
 * Records that a person works elsewhere from a day: the main membership ends the day before and a new main one opens.
 * Counters covered besides it stay, unless the person leaves the organisation. Nothing before that day changes (P6).
 * @throws AppError `not_found` when the person or the department is outside the viewer's scope, `forbidden` when it is
 * inside but the viewer only looks after one department (P7)
 */
export async function movePerson(viewer: Viewer, move: Move, now: Date): Promise<Outcome> {
  return transaction(async (tx) => {
    const { personId, toDepartmentId, from, jobTitle } = move
    const held = await lockedMemberships(tx, personId, civilDay(now))
    const target = await targetDepartment(tx, toDepartmentId)
    const main = held.find((row) => row.isMain && isInForce(row, from))
    const targetPlace = await placeOf(tx, target.organisationId, toDepartmentId, from)
    const mainPlace = main ? await placeOf(tx, main.organisationId, main.departmentId, from) : null
    assertMayMove(viewer, mainPlace, targetPlace)

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
    await tx.membership.updateMany({
      where: { id: { in: ending.filter((row) => isInForce(row, from)).map((row) => row.id) } },
      data: { endsOn: dayBefore(from) },
    })
    await tx.membership.create({
      data: { id: membershipId, personId, departmentId: toDepartmentId, jobTitle, isMain: true, startsOn: from },
    })
    const detail = { from: isoDay(from), fromDepartmentId: main?.departmentId ?? null, toDepartmentId }
    const subject = { subjectType: 'person', subjectId: personId }
    await audit(tx, { actorId: viewer.personId, action: 'membership.moved', ...subject, detail }, now)
    const ambitoIds = [mainPlace, targetPlace].flatMap((place) => place?.ambitoId ?? [])
    await enqueue(tx, refreshAmbiti, { ambitoIds: [...new Set(ambitoIds)] })
    return { ok: true, membershipId }
  })
}

/** Memberships that are not over, read under a lock of the person: two moves at once follow each other. */
async function lockedMemberships(tx: Transaction, personId: string, today: Date): Promise<Held[]> {
  const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`
  if (locked.length === 0) throw notFound('person')
  const rows = await tx.membership.findMany({
    where: { personId, OR: [{ endsOn: null }, { endsOn: { gte: today } }] },
    select: {
      id: true,
      isMain: true,
      departmentId: true,
      startsOn: true,
      endsOn: true,
      department: { select: { organisationId: true } },
    },
  })
  return rows.map(({ department, ...row }) => ({ ...row, organisationId: department.organisationId }))
}

async function targetDepartment(tx: Transaction, id: string) {
  const select = { organisationId: true, startsOn: true, endsOn: true } as const
  const department = await tx.department.findUnique({ where: { id }, select })
  if (!department) throw notFound('department')
  return department
}

async function placeOf(tx: Transaction, organisationId: string, departmentId: string, day: Date): Promise<Place> {
  const ambito = await ambitoOn(organisationId, day, tx)
  return { organisationId, departmentId, ambitoId: ambito?.id ?? null }
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
