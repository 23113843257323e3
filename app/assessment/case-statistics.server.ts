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

/** Walks that quartiles of time are taken from, at most: drawn by the hash of their ids, they err by under one percent. */
const timedRuns = 10_000

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
  const rows = await sql()<{ way: string | null; people: number }[]>`
    WITH ${firstRuns(place, filter)}
    SELECT NULL AS way, count(*)::int AS people FROM first
    UNION ALL
    SELECT way, count(*)::int FROM first CROSS JOIN unnest(path) AS way GROUP BY way`
  const people = rows.find(({ way }) => way === null)?.people ?? 0
  const ways = new Map(rows.flatMap((row): [string, number][] => (row.way === null ? [] : [[row.way, row.people]])))
  return { people, ways }
}

function countScenes(spec: CaseSpec, people: number, ways: ReadonlyMap<string, number>): Map<string, number> {
  const scenes = new Map([[spec.start, people]])
  for (const { key, to } of waysOf(spec)) scenes.set(to, (scenes.get(to) ?? 0) + (ways.get(key) ?? 0))
  return scenes
}

async function readTimes(place: Place, spec: CaseSpec, filter: RunFilter): Promise<SceneTime[]> {
  const items = spec.scenes.flatMap(({ id, decision, reflection }) =>
    [id, decision?.id, reflection?.id].flatMap((item) => (item ? [{ item, scene: id }] : [])),
  )
  return sql()<SceneTime[]>`
    WITH ${firstRuns(place, filter)},
    item AS (
      SELECT * FROM unnest(${items.map(({ item }) => item)}::text[], ${items.map(({ scene }) => scene)}::text[]) AS i(id, scene)
    ),
    timed AS MATERIALIZED (SELECT id, started_at FROM first ORDER BY hashtext(id::text), id LIMIT ${timedRuns}),
    gaps AS (
      SELECT t.id, g.item_id,
        g.received_at - lag(g.received_at, 1, t.started_at) OVER (PARTITION BY t.id ORDER BY g.sequence) AS gap
      FROM timed t JOIN answer g ON g.attempt_id = t.id
    ),
    spent AS (
      SELECT i.scene, extract(epoch FROM sum(gap))::float8 AS seconds
      FROM gaps JOIN item i ON i.id = gaps.item_id GROUP BY gaps.id, i.scene
    ),
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
  const [{ people, ways }, times] = await Promise.all([countWays(place, filter), readTimes(place, spec, filter)])
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
    taken AS (
      SELECT id, split_part(way, '/', 2) AS option FROM first CROSS JOIN unnest(path) AS way
      WHERE split_part(way, '/', 1) = ${decisionId}
    ),
    ranked AS (
      SELECT id, option, count(*) OVER (PARTITION BY option)::int AS total,
        row_number() OVER (PARTITION BY option ORDER BY hashtext(id::text), id) AS place
      FROM taken
    )
    SELECT r.option, g.value->>'reason' AS reason, r.total
    FROM ranked r JOIN answer g ON g.attempt_id = r.id AND g.item_id = ${decisionId}
    WHERE r.place > ${skip}::int AND r.place <= ${skip + reasonsOnPage}::int ORDER BY r.option, r.place`
  const options = [...new Set(rows.map(({ option }) => option))]
  return options.map((option) => {
    const own = rows.filter((row) => row.option === option)
    const reasons = own.map(({ reason }) => reason).filter(Boolean)
    return { option, reasons, total: own[0]?.total ?? 0 }
  })
}
