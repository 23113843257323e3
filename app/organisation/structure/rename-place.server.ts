import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { keepFormerName } from '../dated-names.server.ts'
import { assertMayManage, refreshPlaces } from './manage-person.server.ts'
import { assertManagesOrganisations, lockOrganisation } from './structure-access.server.ts'

type Renaming = {
  organisationId: string
  /** Null to rename the organisation itself. */
  departmentId: string | null
  name: string
}

type Outcome = { ok: true } | { ok: false; reason: 'name_taken' | 'same_name' }

/**
 * Gives an organisation or one of its departments another name from today. What it was called until yesterday is kept,
 * and pages and files of days before show that (P6): `nameOn`. Twice on one day, yesterday's name stays yesterday's.
 * @throws AppError `not_found` outside the scope, `forbidden` for who may not (P7)
 */
export async function renamePlace(viewer: Viewer, renaming: Renaming, now: Date): Promise<Outcome> {
  const { organisationId, departmentId, name } = renaming
  const today = civilDay(now)
  return transaction(async (tx) => {
    const place = await lockOrganisation(tx, viewer, organisationId, today)
    if (departmentId) assertMayManage(viewer, place)
    else assertManagesOrganisations(viewer, place)
    const before = await nameNow(tx, renaming)
    if (before === name) return { ok: false, reason: 'same_name' }
    if (departmentId && (await isTaken(tx, renaming))) return { ok: false, reason: 'name_taken' }
    await keepFormerName(tx, departmentId ?? organisationId, before, today)
    if (departmentId) await tx.department.update({ where: { id: departmentId }, data: { name } })
    else await tx.organisation.update({ where: { id: organisationId }, data: { name } })
    const action = departmentId ? 'department.renamed' : 'organisation.renamed'
    const subject = { subjectType: 'organisation', subjectId: organisationId }
    await audit(tx, { actorId: viewer.personId, action, ...subject, detail: { departmentId, before, name } }, now)
    await refreshPlaces(tx, [place])
    return { ok: true }
  })
}

async function nameNow(tx: Transaction, { organisationId, departmentId }: Renaming): Promise<string> {
  const select = { name: true } as const
  const row = departmentId
    ? await tx.department.findFirst({ where: { id: departmentId, organisationId }, select })
    : await tx.organisation.findUnique({ where: { id: organisationId }, select })
  if (!row) throw notFound('department')
  return row.name
}

async function isTaken(tx: Transaction, { organisationId, departmentId, name }: Renaming): Promise<boolean> {
  const others = departmentId ? { id: { not: departmentId } } : {}
  const where = { organisationId, name: { equals: name, mode: 'insensitive' as const }, ...others }
  return (await tx.department.count({ where })) > 0
}
