import type { Viewer } from '#app/identity/viewer.ts'
import { getAmbitoForOffice, type AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { canCorrectCertificate } from '#app/organisation/policy.ts'
import { AppError } from '#app/platform/errors.ts'

/**
 * The ambito whose template a viewer sees and changes: whoever answers for its certificates.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function getAmbitoOfTemplate(viewer: Viewer, ambitoSlug: string): Promise<AmbitoChoice> {
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  if (!canCorrectCertificate(viewer, { ambitoId: ambito.id }))
    throw new AppError('forbidden', { message: 'contacts do not change the template of certificates' })
  return ambito
}

/** Whether a viewer has that page; contacts have none. */
export async function mayChangeTemplate(viewer: Viewer, ambitoSlug: string): Promise<boolean> {
  const { id: ambitoId } = await getAmbitoForOffice(viewer, ambitoSlug)
  return canCorrectCertificate(viewer, { ambitoId })
}
