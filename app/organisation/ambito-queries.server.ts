import type { Viewer } from '#app/identity/viewer.ts'
import { sql } from '#app/platform/database.server.ts'
import { AppError, notFound } from '#app/platform/errors.ts'
import { oncePerRequestFor } from '#app/platform/request-memo.server.ts'
import { officeScope } from './scope.ts'
import { ambitoCondition } from './scope-where.server.ts'

export type AmbitoChoice = {
  id: string
  slug: string
  name: string
  /** Prefix of certificate numbers. */
  code: string
}

/** The ambiti a viewer has something to see in, by name; empty for who has no office. */
export async function listAmbitiForViewer(viewer: Viewer): Promise<AmbitoChoice[]> {
  return sql()<AmbitoChoice[]>`
    SELECT a.id, a.slug, a.name, a.code FROM ambito a WHERE ${ambitoCondition(officeScope(viewer))} ORDER BY a.name`
}

/** As `getAmbitoForOffice`, or null where there is none for the viewer. The menu and its page share one reading. */
export const findAmbitoForOffice = oncePerRequestFor(
  async (viewer: Viewer, slug: string): Promise<AmbitoChoice | null> => {
    const [ambito] = await sql()<AmbitoChoice[]>`
      SELECT a.id, a.slug, a.name, a.code FROM ambito a
      WHERE a.slug = ${slug} AND ${ambitoCondition(officeScope(viewer))}`
    return ambito ?? null
  },
)

/**
 * The ambito of an office page. Contacts get the ambito of their organisation; what they see in it is still their part
 * only (`officeScope`).
 * @throws AppError `not_found` when there is none of that name or the viewer has nothing to see in it (P7)
 */
export async function getAmbitoForOffice(viewer: Viewer, slug: string): Promise<AmbitoChoice> {
  const ambito = await findAmbitoForOffice(viewer, slug)
  if (!ambito) throw notFound('ambito')
  return ambito
}

/**
 * The ambito of a page or act that asks for a right in it, `may` of the policy.
 * @throws AppError `not_found` as `getAmbitoForOffice`, `forbidden` for who only looks (P7)
 */
export async function requireAmbito(
  viewer: Viewer,
  slug: string,
  may: (viewer: Viewer, place: { ambitoId: string }) => boolean,
): Promise<AmbitoChoice> {
  const ambito = await getAmbitoForOffice(viewer, slug)
  if (!may(viewer, { ambitoId: ambito.id })) throw new AppError('forbidden', { message: `${may.name} says no` })
  return ambito
}
