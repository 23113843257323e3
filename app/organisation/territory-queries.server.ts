import type { Viewer } from '#app/identity/viewer.ts'
import { isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { workplacesOn } from './membership-queries.server.ts'
import { canSeeEveryTerritory } from './policy.ts'
import { officeScope } from './scope.ts'
import { ambitoCondition } from './scope-where.server.ts'
import {
  rangeOf,
  territoryCard,
  type Range,
  type Territory,
  type TerritoryCard,
  type TerritoryProfile,
} from './territory.ts'

type Row = TerritoryProfile & Pick<Territory, 'ambitoId' | 'ambitoName'>

/** The latest figures of each comune that belongs on a civil day to one of the ambiti `a` of a condition. */
async function listTerritories(ambiti: ReturnType<typeof ambitoCondition>, day: Date): Promise<Territory[]> {
  const date = sql()`${isoDay(day)}::date`
  const rows = await sql()<Row[]>`
    SELECT a.id AS "ambitoId", a.name AS "ambitoName", o.id AS "organisationId", o.name, o.slug, p.year,
      p.foreign_basis_points AS "foreignBasisPoints", p.source_author AS "sourceAuthor", p.source_title AS "sourceTitle",
      ARRAY(SELECT json_build_object('country', c.country, 'basisPoints', c.basis_points)
        FROM territory_community c WHERE c.profile_id = p.id ORDER BY c.position) AS communities
    FROM ambito a
    JOIN organisation_ambito b ON b.ambito_id = a.id AND b.starts_on <= ${date} AND (b.ends_on IS NULL OR b.ends_on >= ${date})
    JOIN organisation o ON o.id = b.organisation_id
    JOIN LATERAL (
      SELECT * FROM territory_profile t WHERE t.organisation_id = o.id ORDER BY t.year DESC LIMIT 1) p ON TRUE
    WHERE ${ambiti} ORDER BY a.name, a.id, o.name`
  const territories = new Map<string, Territory>()
  for (const { ambitoId, ambitoName, ...profile } of rows) {
    const territory = territories.get(ambitoId) ?? { ambitoId, ambitoName, profiles: [] }
    territory.profiles.push(profile)
    territories.set(ambitoId, territory)
  }
  return [...territories.values()]
}

/** The ambiti `a` that an organisation belongs to on a civil day. */
function ambitiOf(organisationIds: ReturnType<typeof ambitoCondition>, day: Date) {
  const date = sql()`${isoDay(day)}::date`
  return sql()`a.id IN (
    SELECT w.ambito_id FROM organisation_ambito w WHERE w.organisation_id IN (${organisationIds})
      AND w.starts_on <= ${date} AND (w.ends_on IS NULL OR w.ends_on >= ${date}))`
}

/** The card of somebody who works in an organisation on a civil day: one query. */
export async function getTerritoryCard(
  organisation: { id: string; name: string } | null,
  day: Date,
): Promise<TerritoryCard> {
  if (!organisation) return territoryCard(null, null)
  const [territory] = await listTerritories(ambitiOf(sql()`${organisation.id}::uuid`, day), day)
  return territoryCard(organisation, territory ?? null)
}

/** A comune chosen among those a viewer sees. */
type Chosen = { ambitoName: string; profile: TerritoryProfile; range: Range | null }

function choose(territories: readonly Territory[], slug: string): Chosen {
  for (const { ambitoName, profiles } of territories) {
    const profile = profiles.find((one) => one.slug === slug)
    if (profile) return { ambitoName, profile, range: rangeOf(profiles, profile.year) }
  }
  throw notFound('comune')
}

/**
 * The figures a viewer sees on a civil day: of the ambiti they work in or answer for; of every ambito for who writes
 * courses or runs the installation. The card is that of where their hours count; `chosen` is the comune of `slug`.
 * @throws AppError `not_found` where they see no figures of such a comune (P7)
 */
export async function getTerritoryPage(viewer: Viewer, day: Date, slug: string | null = null) {
  const date = sql()`${isoDay(day)}::date`
  const workplaces = sql()`
    SELECT d.organisation_id FROM membership m JOIN department d ON d.id = m.department_id
    WHERE m.person_id = ${viewer.personId} AND m.starts_on <= ${date} AND (m.ends_on IS NULL OR m.ends_on >= ${date})`
  const visible = canSeeEveryTerritory(viewer)
    ? sql()`TRUE`
    : sql()`(${ambitoCondition(officeScope(viewer))} OR ${ambitiOf(workplaces, day)})`
  const [{ organisation }, territories] = await Promise.all([
    workplacesOn(viewer.personId, day),
    listTerritories(visible, day),
  ])
  return {
    card: await getTerritoryCard(organisation, day),
    ownOrganisationId: organisation?.id ?? null,
    territories,
    chosen: slug === null ? null : choose(territories, slug),
  }
}
