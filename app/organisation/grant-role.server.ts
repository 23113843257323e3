import type { Grant } from '#app/identity/schemas.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { AppError, notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { inForceOn } from './dated.ts'
import { placeOn } from './held-memberships.server.ts'
import { canGrant } from './policy.ts'
import { isGrantable, officeScope, type Place } from './scope.ts'
import { peopleWhere } from './scope-where.server.ts'

type Outcome = { ok: true; grantId: string } | { ok: false; reason: 'wrong_place' | 'already_granted' }

/**
 * Gives a person a role from today, in a place that fits the role (`isGrantable`). The second of two equal grants at
 * once is refused. Delegated: `canGrant` says who may, and only to people they see at work.
 * @throws AppError `forbidden` for a role or place beyond the viewer's own, `not_found`
 */
export async function grantRole(
  viewer: Viewer,
  { personId, grant }: { personId: string; grant: Grant },
  now: Date,
): Promise<Outcome> {
  const { role, ambitoId, organisationId, departmentId } = grant
  const place = { ambitoId, organisationId, departmentId }
  if (!isGrantable(role, place)) return { ok: false, reason: 'wrong_place' }
  const today = civilDay(now)
  return transaction(async (tx) => {
    const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`
    if (locked.length === 0) throw notFound('person')
    if (!(await exists(tx, place))) throw notFound('place of the grant')
    if (!canGrant(viewer, role, await wholePlace(tx, place, today))) {
      throw new AppError('forbidden', { message: 'a role or place beyond the viewer’s own' })
    }
    const where = { id: personId, ...peopleWhere(officeScope(viewer), today) }
    if (!(await tx.person.findFirst({ where, select: { id: true } }))) throw notFound('person')
    const same = await tx.roleGrant.findFirst({
      where: { personId, role, ...place, ...inForceOn(today) },
      select: { id: true },
    })
    if (same) return { ok: false, reason: 'already_granted' }
    const grantId = newId()
    const actorId = viewer.personId
    await tx.roleGrant.create({
      data: { id: grantId, personId, role, ...place, startsOn: today, grantedById: actorId },
    })
    const subject = { subjectType: 'person', subjectId: personId }
    await audit(tx, { actorId, action: 'role.granted', ...subject, detail: { grantId, role, ...place } }, now)
    return { ok: true, grantId }
  })
}

/** The place of a grant with the organisation and ambito it lies in on a day. */
export async function wholePlace(tx: Transaction, place: Place, day: Date): Promise<Place> {
  const { departmentId } = place
  const department = departmentId
    ? await tx.department.findUnique({ where: { id: departmentId }, select: { organisationId: true } })
    : null
  const organisationId = department?.organisationId ?? place.organisationId
  return organisationId ? placeOn(tx, { organisationId, departmentId }, day) : place
}

async function exists(tx: Transaction, { ambitoId, organisationId, departmentId }: Place): Promise<boolean> {
  const select = { id: true } as const
  const missing = [
    ambitoId && !(await tx.ambito.findUnique({ where: { id: ambitoId }, select })),
    organisationId && !(await tx.organisation.findUnique({ where: { id: organisationId }, select })),
    departmentId && !(await tx.department.findUnique({ where: { id: departmentId }, select })),
  ]
  return !missing.some(Boolean)
}
