import type { Viewer } from '#app/identity/viewer.ts'
import { getAmbitoForOffice, type AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { canRecordProtocol } from '#app/organisation/policy.ts'
import { AppError } from '#app/platform/errors.ts'

/**
 * The ambito whose protocol numbers a viewer records.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function getAmbitoOfProtocol(viewer: Viewer, ambitoSlug: string): Promise<AmbitoChoice> {
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  if (!canRecordProtocol(viewer, { ambitoId: ambito.id }))
    throw new AppError('forbidden', { message: 'contacts do not record protocol numbers' })
  return ambito
}
