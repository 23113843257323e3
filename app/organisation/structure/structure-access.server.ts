import type { Viewer } from '#app/identity/viewer.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { AppError, notFound } from '#app/platform/errors.ts'
import { canManageOrganisations } from '../policy.ts'
import { officeScope, scopeCovers, type Place } from '../scope.ts'

/**
 * Takes an organisation so that two changes of its departments or names follow each other; its place on a day, or the
 * one it is to have where it only begins afterwards.
 * @throws AppError `not_found` outside the scope (P7)
 */
export async function lockOrganisation(tx: Transaction, viewer: Viewer, id: string, day: Date): Promise<Place> {
  const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM organisation WHERE id = ${id}::uuid FOR UPDATE`
  if (locked.length === 0) throw notFound('organisation')
  const belonging = await tx.organisationAmbito.findFirst({
    where: { organisationId: id, OR: [{ endsOn: null }, { endsOn: { gte: day } }] },
    orderBy: { startsOn: 'asc' },
    select: { ambitoId: true },
  })
  const place = { organisationId: id, departmentId: null, ambitoId: belonging?.ambitoId ?? null }
  if (!scopeCovers(officeScope(viewer), place)) throw notFound('organisation')
  return place
}

/** @throws AppError `forbidden` for contacts */
export function assertManagesOrganisations(viewer: Viewer, place: Pick<Place, 'ambitoId'>): void {
  if (canManageOrganisations(viewer, place)) return
  throw new AppError('forbidden', { message: 'organisations are the office’s to change' })
}
