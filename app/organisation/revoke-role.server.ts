import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { transaction } from '#app/platform/database.server.ts'
import { AppError, notFound } from '#app/platform/errors.ts'
import { dayBefore, inForceOn, isInForce } from './dated.ts'
import { wholePlace } from './grant-role.server.ts'
import { canGrant } from './policy.ts'

type Outcome = { ok: true } | { ok: false; reason: 'already_revoked' | 'last_administrator' }

/**
 * Takes a role away at once: days are whole, so the last day of the grant is yesterday; the audit keeps the instant.
 * The last administrator cannot be taken away, not even by two administrators who revoke each other at once.
 * @throws AppError `forbidden` for who could not have granted it (`canGrant`), `not_found`
 */
export async function revokeRole(viewer: Viewer, grantId: string, now: Date): Promise<Outcome> {
  const today = civilDay(now)
  return transaction(async (tx) => {
    await tx.$queryRaw`
      SELECT id FROM role_grant WHERE id = ${grantId}::uuid OR role = 'administrator' ORDER BY id FOR UPDATE`
    const grant = await tx.roleGrant.findUnique({
      where: { id: grantId },
      select: {
        ...{ personId: true, role: true, startsOn: true, endsOn: true },
        ...{ ambitoId: true, organisationId: true, departmentId: true },
      },
    })
    if (!grant) throw notFound('role grant')
    const { personId, role, startsOn, endsOn, ...place } = grant
    if (!canGrant(viewer, role, await wholePlace(tx, place, today))) {
      throw new AppError('forbidden', { message: 'a role or place beyond the viewer’s own' })
    }
    if (!isInForce({ startsOn, endsOn }, today)) return { ok: false, reason: 'already_revoked' }
    const administrators = await tx.roleGrant.count({ where: { role: 'administrator', ...inForceOn(today) } })
    if (role === 'administrator' && administrators === 1) return { ok: false, reason: 'last_administrator' }
    await tx.roleGrant.update({ where: { id: grantId }, data: { endsOn: dayBefore(today) } })
    const subject = { subjectType: 'person', subjectId: personId }
    const detail = { grantId, role }
    await audit(tx, { actorId: viewer.personId, action: 'role.revoked', ...subject, detail }, now)
    return { ok: true }
  })
}
