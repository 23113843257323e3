import type { Viewer } from '#app/identity/viewer.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { AppError, notFound } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { placeOn, type Held } from '../held-memberships.server.ts'
import { refreshAmbiti } from '../jobs.server.ts'
import { canManageStaff } from '../policy.ts'
import { officeScope, scopeCovers, type Place } from '../scope.ts'

/**
 * That a viewer may record where people work in a place.
 * @throws AppError `not_found` outside the scope, `forbidden` for the contact of a single department (P7)
 */
export function assertMayManage(viewer: Viewer, place: Place): void {
  if (!scopeCovers(officeScope(viewer), place)) throw notFound('place of work')
  if (!canManageStaff(viewer, place)) throw new AppError('forbidden', { message: 'asks for the whole organisation' })
}

/**
 * That a viewer may record things about a person: whoever manages one of the places they work in.
 * @returns every place they work in
 * @throws AppError `not_found` when they work nowhere in the scope, `forbidden` when the viewer only looks there (P7)
 */
export async function assertMayManagePerson(
  tx: Transaction,
  viewer: Viewer,
  held: readonly Held[],
  day: Date,
): Promise<Place[]> {
  const places: Place[] = []
  for (const row of held) places.push(await placeOn(tx, row, day))
  const seen = places.filter((place) => scopeCovers(officeScope(viewer), place))
  if (seen.length === 0) throw notFound('person')
  if (!seen.some((place) => canManageStaff(viewer, place))) {
    throw new AppError('forbidden', { message: 'managing people asks for the whole organisation' })
  }
  return places
}

/** Tells the rooms above that staff of these places changed. */
export async function refreshPlaces(tx: Transaction, places: readonly Place[]): Promise<void> {
  const ambitoIds = [...new Set(places.flatMap(({ ambitoId }) => ambitoId ?? []))]
  await enqueue(tx, refreshAmbiti, { ambitoIds })
}
