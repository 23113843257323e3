import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { transaction } from '#app/platform/database.server.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'
import { assertMayManage, refreshPlaces } from './manage-person.server.ts'
import { lockOrganisation } from './structure-access.server.ts'

type NewDepartment = {
  organisationId: string
  kind: DepartmentKind
  name: string
  /** First civil day (midnight UTC); today or later. */
  from: Date
}

type Outcome =
  { ok: true; departmentId: string } | { ok: false; reason: 'day_in_past' | 'name_taken' | 'organisation_over' }

/**
 * Adds a department to an organisation from a day, until the organisation itself ends. A name stays with its department
 * also when that is closed.
 * @throws AppError `not_found` outside the scope, `forbidden` for who only looks (P7)
 */
export async function addDepartment(viewer: Viewer, added: NewDepartment, now: Date): Promise<Outcome> {
  const { organisationId, kind, name, from } = added
  const today = civilDay(now)
  return transaction(async (tx) => {
    const place = await lockOrganisation(tx, viewer, organisationId, today)
    assertMayManage(viewer, place)
    if (from < today) return { ok: false, reason: 'day_in_past' }
    const period = { endsOn: true } as const
    const { endsOn } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: period })
    if (endsOn && endsOn < from) return { ok: false, reason: 'organisation_over' }
    const same = { organisationId, name: { equals: name, mode: 'insensitive' as const } }
    if (await tx.department.findFirst({ where: same, select: { id: true } })) return { ok: false, reason: 'name_taken' }
    const departmentId = newId()
    await tx.department.create({ data: { id: departmentId, organisationId, kind, name, startsOn: from, endsOn } })
    const detail = { departmentId, kind, name, from: isoDay(from) }
    const entry = { action: 'department.added', subjectType: 'organisation', subjectId: organisationId, detail }
    await audit(tx, { actorId: viewer.personId, ...entry }, now)
    await refreshPlaces(tx, [place])
    return { ok: true, departmentId }
  })
}
