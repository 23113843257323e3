import { sql } from '#app/platform/database.server.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { waysOf } from './case-graph.ts'
import { firstRuns, type RunFilter } from './first-runs.server.ts'
import type { CaseSpec } from './schemas.ts'
import { leastPeople, showableGroups } from './small-groups.ts'

type Place = { courseVersionId: string; activityId: string }

/** Which groups there are to look at, each of five people or more and none found by taking away (P9). */
export type CaseGroups = {
  people: number
  counters: Map<DepartmentKind | null, number>
  editions: Map<string, number>
}

/** Seconds; from the first sight of a scene to the answer that leads on, pauses inside. */
export type SceneTime = { sceneId: string; lower: number; median: number; upper: number }

export type CaseStatistics = {
  /** First finished walks counted here. */
  people: number
  /** How many came to each scene, and took each way (by `waysOf` keys). */
  scenes: Map<string, number>
  ways: Map<string, number>
  times: SceneTime[]
}

/** How many people's first finished walks there are, in all, by counter and by edition. */
export async function getCaseGroups(place: Place): Promise<CaseGroups> {
  const rows = await sql()<{ counter: DepartmentKind | null; edition: string | null; by: number; people: number }[]>`
    WITH ${firstRuns(place)}
    SELECT counter, edition_id AS edition, grouping(counter, edition_id)::int AS by, count(*)::int AS people
    FROM first GROUP BY GROUPING SETS ((counter), (edition_id), ())`
  // grouping(): a bit for each column that is not part of the set.
  const people = rows.find(({ by }) => by === 3)?.people ?? 0
  const counters = rows.filter(({ by }) => by === 1).map((row) => [row.counter, row.people] as const)
  const editions = rows.filter(({ by }) => by === 2).map((row) => [row.edition ?? '', row.people] as const)
  return { people, counters: showableGroups(new Map(counters)), editions: showableGroups(new Map(editions)) }
}

async function countWays(place: Place, filter: RunFilter) {
  // Few paths, many walks: alike ones are counted first.
  const rows = await sql()<{ way: string | null; people: number }[]>`
    WITH ${firstRuns(place, filter)},
    alike AS (SELECT path, count(*) AS people FROM first GROUP BY path)
    SELECT NULL AS way, COALESCE(sum(people), 0)::int AS people FROM alike
    UNION ALL
    SELECT way, sum(people)::int FROM alike CROSS JOIN unnest(path) AS way GROUP BY way`
  const people = rows.find(({ way }) => way === null)?.people ?? 0
  const ways = new Map(rows.flatMap((row): [string, number][] => (row.way === null ? [] : [[row.way, row.people]])))
  return { people, ways }
}

function countScenes(spec: CaseSpec, people: number, ways: ReadonlyMap<string, number>): Map<string, number> {
  const scenes = new Map([[spec.start, people]])
  for (const { key, to } of waysOf(spec)) scenes.set(to, (scenes.get(to) ?? 0) + (ways.get(key) ?? 0))
  return scenes
}

async function readTimes(place: Place, filter: RunFilter): Promise<SceneTime[]> {
  return sql()<SceneTime[]>`
    WITH ${firstRuns(place, filter)},
    spent AS (SELECT unnest(scenes) AS scene, unnest(seconds) AS seconds FROM first),
    quartiles AS (
      SELECT scene, percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY seconds) AS q
      FROM spent GROUP BY scene HAVING count(*) >= ${leastPeople}
    )
    SELECT scene AS "sceneId", q[1] AS lower, q[2] AS median, q[3] AS upper FROM quartiles`
}

/**
 * How a case was walked the first time, by everybody or by one group of `getCaseGroups`: numbers only, no person. The
 * caller has checked that the viewer may see them and that the group is one that may be shown.
 */
export async function getCaseStatistics(place: Place, spec: CaseSpec, filter: RunFilter): Promise<CaseStatistics> {
  const [{ people, ways }, times] = await Promise.all([countWays(place, filter), readTimes(place, filter)])
  return { people, ways, times, scenes: countScenes(spec, people, ways) }
}

export const reasonsOnPage = 8

/** Reasons of one decision by option; `total` counts the walks that took it. */
export type BranchReasons = { option: string; reasons: string[]; total: number }

/**
 * What people wrote at one decision, by the option they took, a page at a time from 1; text only, no person. The order
 * is that of a hash of the walk's id: it says nothing of who or when.
 */
export async function listBranchReasons(
  place: Place,
  decisionId: string,
  filter: RunFilter,
  page: number,
): Promise<BranchReasons[]> {
  const skip = (page - 1) * reasonsOnPage
  const rows = await sql()<{ option: string; reason: string; total: number }[]>`
    WITH ${firstRuns(place, filter)},
    taken AS MATERIALIZED (
      SELECT id, split_part(way, '/', 2) AS option FROM first CROSS JOIN unnest(path) AS way
      WHERE starts_with(way, ${`${decisionId}/`})
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
