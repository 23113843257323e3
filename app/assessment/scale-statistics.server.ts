import { sql } from '#app/platform/database.server.ts'
import { firstAttempts } from './first-attempts.server.ts'
import { confidenceOf, type Confidence } from './item-statistics.ts'
import { stepsOf } from './scale-steps.ts'
import type { Question, QuizSpec } from './schemas.ts'
import { findSpec } from './spec-queries.server.ts'

type Scale = Extract<Question, { type: 'scale' }>

/** An opinion asked on a scale, in the newest wording: how many people chose each step, from the lowest to the highest. */
export type ScaleStatistics = {
  question: Scale
  answers: number
  confidence: Confidence
  /** Empty while hidden. */
  steps: { step: string; taken: number }[]
  /** Of the steps' numbers; null while hidden. */
  mean: number | null
}

const scalesOf = (spec: QuizSpec) => spec.questions.filter((question): question is Scale => question.type === 'scale')

function statisticsOf(question: Scale, taken: ReadonlyMap<string, number>): ScaleStatistics {
  const steps = stepsOf(question).map((step) => ({ step, taken: taken.get(step) ?? 0 }))
  const answers = steps.reduce((sum, one) => sum + one.taken, 0)
  const confidence = confidenceOf(answers)
  if (confidence === 'hidden') return { question, answers, confidence, steps: [], mean: null }
  const mean = steps.reduce((sum, one) => sum + Number(one.step) * one.taken, 0) / answers
  return { question, answers, confidence, steps, mean }
}

/**
 * What people answered on the scales of a quiz, in each person's first attempt, handed in, in any version of the course:
 * the last answer of the attempt counts. Nobody's answer by itself: under five there is nothing (P9). The caller has
 * checked that the viewer may see it. `versionIds`: the newest first.
 */
export async function listScaleStatistics(
  activityId: string,
  versionIds: readonly string[],
): Promise<ScaleStatistics[]> {
  const specs = await Promise.all(versionIds.map((versionId) => findSpec(versionId, activityId)))
  const written = specs.flatMap((spec) => (spec?.kind === 'quiz' ? scalesOf(spec) : []))
  const newest = new Map(written.toReversed().map((question) => [question.id, question]))
  if (newest.size === 0) return []
  const rows = await sql()<{ itemId: string; step: string; taken: number }[]>`
    WITH first AS (${firstAttempts({ activityId, versionIds })}),
    latest AS (
      SELECT DISTINCT ON (w.attempt_id, w.item_id) w.item_id, w.value->>'choice' AS step
      FROM first f JOIN answer w ON w.attempt_id = f.id
      WHERE f.submitted_at IS NOT NULL AND w.item_id = ANY(${[...newest.keys()]}) AND w.value->>'type' = 'scale'
      ORDER BY w.attempt_id, w.item_id, w.sequence DESC
    )
    SELECT item_id AS "itemId", step, count(*)::int AS taken FROM latest GROUP BY item_id, step`
  return [...newest.values()].map((question) => {
    const own = rows.filter(({ itemId }) => itemId === question.id)
    return statisticsOf(question, new Map(own.map(({ step, taken }) => [step, taken])))
  })
}
