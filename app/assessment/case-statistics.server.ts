import { sql } from '#app/platform/database.server.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { wayKey } from './case-path.ts'
import { countCase, type CaseCounts, type WayCount } from './case-counts.ts'
import { firstRuns, type RunFilter } from './first-runs.server.ts'
import type { CaseSpec } from './schemas.ts'
import { leastPeople } from './small-groups.ts'

type Place = { courseVersionId: string; activityId: string }

/** Seconds; from the first sight of a scene to the answer that leads on, pauses inside. */
export type SceneTime = { sceneId: string; lower: number; median: number; upper: number }

/**
 * How a case was walked the first time, by everybody and by each group of five and more: numbers only, no person, and
 * none that is small or tells a small one. The caller has checked that the viewer may see them.
 */
export async function getCaseCounts(place: Place, spec: CaseSpec): Promise<CaseCounts> {
  // Few paths, many walks: alike ones are counted first. grouping(): a bit for each column that is not part of the set.
  const rows = await sql()<
    { way: string; counter: DepartmentKind | null; edition: string | null; by: number; people: number }[]
  >`
    WITH ${firstRuns(place)},
    alike AS (SELECT path, counter, edition_id, count(*) AS people FROM first GROUP BY path, counter, edition_id)
    SELECT way, counter, edition_id AS edition, grouping(counter, edition_id)::int AS by, sum(people)::int AS people
    FROM alike CROSS JOIN unnest(path) AS way GROUP BY GROUPING SETS ((way), (way, counter), (way, edition_id))`
  return countCase(
    spec,
    rows.map(({ way, people, by, counter, edition }): WayCount => {
      if (by === 3) return { way, people, by: 'all' }
      return by === 1 ? { way, people, by: 'counter', counter } : { way, people, by: 'edition', edition: edition ?? '' }
    }),
  )
}

/** Times in the scenes where at least five were; the caller shows those of scenes whose count is shown. */
export async function listSceneTimes(place: Place, filter: RunFilter): Promise<SceneTime[]> {
  return sql()<SceneTime[]>`
    WITH ${firstRuns(place, filter)},
    spent AS (SELECT unnest(scenes) AS scene, unnest(seconds) AS seconds FROM first),
    quartiles AS (
      SELECT scene, percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY seconds) AS q
      FROM spent GROUP BY scene HAVING count(*) >= ${leastPeople}
    )
    SELECT scene AS "sceneId", q[1] AS lower, q[2] AS median, q[3] AS upper FROM quartiles`
}

export const reasonsOnPage = 8

/** Reasons of one decision by option; `total` counts the walks that took it. */
export type BranchReasons = { option: string; reasons: string[]; total: number }

/**
 * What people wrote at one decision, by the option they took, a page at a time from 1; text only, no person, and only
 * of the `options` whose numbers may be shown: reasons can be counted (P9). The order is that of a hash of the walk's
 * id: it says nothing of who or when.
 */
export async function listBranchReasons(
  place: Place,
  { decisionId, options: asked }: { decisionId: string; options: readonly string[] },
  filter: RunFilter,
  page: number,
): Promise<BranchReasons[]> {
  const skip = (page - 1) * reasonsOnPage
  const rows = await sql()<{ option: string; reason: string; total: number }[]>`
    WITH ${firstRuns(place, filter)},
    taken AS MATERIALIZED (
      SELECT id, split_part(way, '/', 2) AS option FROM first CROSS JOIN unnest(path) AS way
      WHERE way = ANY(${asked.map((option) => wayKey(decisionId, option))})
    ),
    options AS (SELECT option, count(*)::int AS total FROM taken GROUP BY option)
    SELECT o.option, g.value->>'reason' AS reason, o.total
    FROM options o CROSS JOIN LATERAL (
      SELECT t.id, row_number() OVER (ORDER BY hashtext(t.id::text), t.id) AS place FROM taken t
      WHERE t.option = o.option ORDER BY place LIMIT ${reasonsOnPage}::int OFFSET ${skip}::int
    ) r CROSS JOIN LATERAL (SELECT value FROM answer WHERE attempt_id = r.id AND item_id = ${decisionId}) g
    ORDER BY o.option, r.place`
  const options = [...new Set(rows.map(({ option }) => option))]
  return options.map((option) => {
    const own = rows.filter((row) => row.option === option)
    const reasons = own.map(({ reason }) => reason).filter(Boolean)
    return { option, reasons, total: own[0]?.total ?? 0 }
  })
}
