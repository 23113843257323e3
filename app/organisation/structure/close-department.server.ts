import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { dayBefore } from '../dated.ts'
import { assertMayManage, refreshPlaces } from './manage-person.server.ts'
import { lockOrganisation } from './structure-access.server.ts'

type Closing = {
  organisationId: string
  departmentId: string
  /** First civil day without it (midnight UTC); today or later. */
  from: Date
}

type Outcome = { ok: true } | { ok: false; reason: 'day_in_past' | 'already_closed' | 'begins_later' | 'people_there' }

/**
 * Closes a department from a day, once nobody works there any more on it: people move first. Its past stays (P6).
 * @throws AppError `not_found` outside the scope, `forbidden` for who only looks (P7)
 */
export async function closeDepartment(viewer: Viewer, closing: Closing, now: Date): Promise<Outcome> {
  const { organisationId, departmentId, from } = closing
  const today = civilDay(now)
  return transaction(async (tx) => {
    const place = await lockOrganisation(tx, viewer, organisationId, today)
    assertMayManage(viewer, place)
    await tx.$queryRaw`SELECT id FROM department WHERE id = ${departmentId}::uuid FOR UPDATE`
    const select = { startsOn: true, endsOn: true } as const
    const department = await tx.department.findFirst({ where: { id: departmentId, organisationId }, select })
    if (!department) throw notFound('department')
    if (from < today) return { ok: false, reason: 'day_in_past' }
    if (department.endsOn && department.endsOn < from) return { ok: false, reason: 'already_closed' }
    if (department.startsOn >= from) return { ok: false, reason: 'begins_later' }
    const there = { departmentId, OR: [{ endsOn: null }, { endsOn: { gte: from } }] }
    if ((await tx.membership.count({ where: there })) > 0) return { ok: false, reason: 'people_there' }
    await tx.department.update({ where: { id: departmentId }, data: { endsOn: dayBefore(from) } })
    const detail = { departmentId, from: isoDay(from) }
    const entry = { action: 'department.closed', subjectType: 'organisation', subjectId: organisationId, detail }
    await audit(tx, { actorId: viewer.personId, ...entry }, now)
    await refreshPlaces(tx, [place])
    return { ok: true }
  })
}
