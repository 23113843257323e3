import type { Viewer } from '#app/identity/viewer.ts'
import { requireAmbito, type AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { canRecordProtocol } from '#app/organisation/policy.ts'

/**
 * The ambito whose protocol numbers a viewer records.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export function getAmbitoOfProtocol(viewer: Viewer, ambitoSlug: string): Promise<AmbitoChoice> {
  return requireAmbito(viewer, ambitoSlug, canRecordProtocol)
}
