import type { Viewer } from '#app/identity/viewer.ts'
import { textOf } from '#app/platform/form-text.ts'
import { addLogo } from './change-logos.server.ts'
import { logoLimit, type LogoFault } from './logo-file.ts'

/**
 * Adds the logo that a form brings (`logo`, `alt`); null when it is kept, else what is wrong with it.
 * @throws AppError `not_found`, `forbidden`
 */
export async function takeLogo(
  viewer: Viewer,
  place: { ambitoSlug: string; editionId: string },
  form: FormData,
  now: Date,
): Promise<LogoFault | null> {
  const file = form.get('logo')
  const alt = textOf(form, 'alt').trim().slice(0, 160)
  if (!(file instanceof File) || file.size === 0) return 'logo_missing'
  if (file.size > logoLimit) return 'logo_large'
  if (alt === '') return 'logo_alt'
  const bytes = new Uint8Array(await file.arrayBuffer())
  const outcome = await addLogo(viewer, { ...place, bytes, alt }, now)
  return outcome.ok ? null : outcome.reason
}
