import type { Viewer } from '#app/identity/viewer.ts'
import { sql } from '#app/platform/database.server.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import type { AmbitoChoice } from './ambito-queries.server.ts'
import { nameOn } from './dated-names.server.ts'
import { organisationMessages } from './messages.ts'
import { officeScope } from './scope.ts'

/** What the pages and files of an office are named after. */
export type OfficePlace = {
  name: string
  /** Plain ASCII, for names of files. */
  slug: string
}

/** Places named one by one; more are counted. */
const named = 3

type PlaceRow = { organisation: string; slug: string; department: string | null }

async function ambitoNameOn({ id, name }: AmbitoChoice, day: Date): Promise<string> {
  const [row] = await sql()<{ name: string }[]>`SELECT ${nameOn('a', day)} AS name FROM ambito a WHERE a.id = ${id}`
  return row?.name ?? name
}

/**
 * The place a viewer answers for in an ambito: the ambito itself for its office and administrators; for contacts the
 * organisations and departments of their grants that belong to it or ever did. Named as on a civil day (P6, P7).
 */
export async function officePlace(viewer: Viewer, ambito: AmbitoChoice, day: Date): Promise<OfficePlace> {
  const scope = officeScope(viewer)
  if (scope.kind === 'everything' || scope.ambitoIds.includes(ambito.id))
    return { name: await ambitoNameOn(ambito, day), slug: ambito.slug }
  const { organisationIds, departmentIds } = scope
  const within = sql()`EXISTS (
    SELECT 1 FROM organisation_ambito b WHERE b.organisation_id = o.id AND b.ambito_id = ${ambito.id})`
  const rows = await sql()<PlaceRow[]>`
    SELECT ${nameOn('o', day)} AS organisation, o.slug, NULL AS department FROM organisation o
    WHERE o.id = ANY(${organisationIds}::uuid[]) AND ${within}
    UNION ALL
    SELECT ${nameOn('o', day)}, o.slug, ${nameOn('d', day)} FROM department d JOIN organisation o ON o.id = d.organisation_id
    WHERE d.id = ANY(${departmentIds}::uuid[]) AND NOT o.id = ANY(${organisationIds}::uuid[]) AND ${within}
    ORDER BY 1, 3 NULLS FIRST`
  const names = rows.map(({ organisation, department }) => [organisation, department].filter(Boolean).join(' · '))
  const slugs = [...new Set(rows.map(({ slug }) => slug))]
  const more = names.length - named
  const t = translator(organisationMessages, viewer.locale)
  const shown = names.slice(0, named).join(', ')
  return {
    name: more > 0 ? t('places_more', { names: shown, count: more }) : shown,
    slug: slugs.length === 1 && slugs[0] ? slugs[0] : ambito.slug,
  }
}
