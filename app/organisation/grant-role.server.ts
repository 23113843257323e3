import type { Grant } from '#app/identity/schemas.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { AppError, notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { canAdminister } from './policy.ts'

type Outcome = { ok: true; grantId: string } | { ok: false; reason: 'scope_missing' | 'already_granted' }

function hasItsScope({ role, ambitoId, organisationId, departmentId }: Grant): boolean {
  if (role === 'ambito_office') return ambitoId !== null && !organisationId && !departmentId
  if (role === 'contact') return !ambitoId && (organisationId !== null) !== (departmentId !== null)
  return true
}

/**
 * Grants a role from a civil day on. An ambito office needs its ambito, a contact an organisation or a department.
 * @throws AppError `forbidden` unless the viewer administers; `not_found` for an unknown person
 */
export async function grantRole(
  viewer: Viewer,
  input: { personId: string; grant: Grant; from: Date },
  now: Date,
): Promise<Outcome> {
  if (!canAdminister(viewer)) throw new AppError('forbidden', { message: 'only administrators grant roles' })
  const { personId, grant, from: startsOn } = input
  if (!hasItsScope(grant)) return { ok: false, reason: 'scope_missing' }
  return transaction(async (tx) => {
    const locked = await tx.$queryRaw<unknown[]>`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`
    if (locked.length === 0) throw notFound('person')
    const same = await tx.roleGrant.findFirst({ where: { personId, ...grant, endsOn: null }, select: { id: true } })
    if (same) return { ok: false, reason: 'already_granted' } as const
    const grantId = newId()
    await tx.roleGrant.create({ data: { id: grantId, personId, ...grant, startsOn, grantedById: viewer.personId } })
    const subject = { subjectType: 'person', subjectId: personId, detail: grant }
    await audit(tx, { actorId: viewer.personId, action: 'role.granted', ...subject }, now)
    return { ok: true, grantId } as const
  })
}

/**
 * Ends a role with a civil day (included). Ended twice, the first end stays.
 * @throws AppError `forbidden` unless the viewer administers; `not_found` for an unknown grant
 */
export async function endRole(viewer: Viewer, input: { grantId: string; lastDay: Date }, now: Date): Promise<void> {
  if (!canAdminister(viewer)) throw new AppError('forbidden', { message: 'only administrators end roles' })
  const { grantId: id, lastDay: endsOn } = input
  await transaction(async (tx) => {
    const grant = await tx.roleGrant.findUnique({ where: { id }, select: { personId: true, role: true } })
    if (!grant) throw notFound('role grant')
    const { count } = await tx.roleGrant.updateMany({ where: { id, endsOn: null }, data: { endsOn } })
    if (count === 0) return
    const subject = { subjectType: 'person', subjectId: grant.personId, detail: { role: grant.role } }
    await audit(tx, { actorId: viewer.personId, action: 'role.ended', ...subject }, now)
  })
}
