import type { Viewer } from '#app/identity/viewer.ts'
import { sql } from '#app/platform/database.server.ts'
import { findSpec } from '../spec-queries.server.ts'
import { agreementOf, type Agreement, type Pair } from './agreement.ts'
import { requireMarker } from './require-marker.ts'
import { Levels } from './schemas.ts'

export type CriterionAgreement = Agreement & { criterion: string }

type Row = { versionId: string; first: unknown; second: unknown }

/**
 * How two readers agree on an exercise, criterion by criterion, over every text that both read, before any settlement.
 * A criterion reworded or with other levels is another one.
 * @throws AppError `forbidden` for who is no trainer
 */
export async function getAgreement(
  viewer: Viewer,
  activityId: string,
  versionIds: readonly string[],
): Promise<CriterionAgreement[]> {
  requireMarker(viewer)
  const rows = await sql()<Row[]>`
    SELECT o.course_version_id AS "versionId", a.levels AS first, b.levels AS second
    FROM open_answer o
    JOIN marking a ON a.open_answer_id = o.id AND a.place = 1 AND a.kind = 'mark'
    JOIN marking b ON b.open_answer_id = o.id AND b.text_number = a.text_number AND b.place = 2 AND b.kind = 'mark'
    WHERE o.activity_id = ${activityId} AND o.course_version_id = ANY(${[...versionIds]}::uuid[])`
  const specs = new Map(await Promise.all(versionIds.map(async (id) => [id, await findSpec(id, activityId)] as const)))
  const criteria = new Map<string, { criterion: string; levels: number; pairs: Pair[] }>()
  for (const { versionId, ...levels } of rows) {
    const spec = specs.get(versionId)
    const [first, second] = [Levels.parse(levels.first), Levels.parse(levels.second)]
    for (const [at, { criterion, levels: words }] of (spec?.kind === 'case' ? spec.rubric : []).entries()) {
      const key = JSON.stringify([criterion, words])
      const known = criteria.get(key) ?? { criterion, levels: words.length, pairs: [] }
      criteria.set(key, known)
      const [one, other] = [first[at], second[at]]
      if (one !== undefined && other !== undefined) known.pairs.push([one, other])
    }
  }
  return [...criteria.values()].map(({ criterion, levels, pairs }) => ({ criterion, ...agreementOf(pairs, levels) }))
}
