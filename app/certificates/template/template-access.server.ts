import type { Viewer } from '#app/identity/viewer.ts'
import { getAmbitoForOffice, requireAmbito, type AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { canCorrectCertificate } from '#app/organisation/policy.ts'

/**
 * The ambito whose template a viewer sees and changes: whoever answers for its certificates.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export function getAmbitoOfTemplate(viewer: Viewer, ambitoSlug: string): Promise<AmbitoChoice> {
  return requireAmbito(viewer, ambitoSlug, canCorrectCertificate)
}

/** Whether a viewer has that page; contacts have none. */
export async function mayChangeTemplate(viewer: Viewer, ambitoSlug: string): Promise<boolean> {
  const { id: ambitoId } = await getAmbitoForOffice(viewer, ambitoSlug)
  return canCorrectCertificate(viewer, { ambitoId })
}
