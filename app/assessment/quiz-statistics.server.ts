import { sql } from '#app/platform/database.server.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import { itemFigures, testFigures, type ItemFigures, type ItemSums, type TestFigures } from './item-statistics.ts'
import { Question, type QuizSpec } from './schemas.ts'
import { findSpec } from './spec-queries.server.ts'

/** A question in one wording: figures of another wording are another question's. */
export type QuestionStatistics = ItemFigures & {
  question: Question
  /** Versions of the course that have it in this wording. */
  versionIds: string[]
  /** How often each choice was taken, by the choice's id; empty for the other types and while hidden. */
  choices: Record<string, number>
}

export type QuizStatistics = {
  test: TestFigures
  questions: QuestionStatistics[]
  /** How many people began so many attempts. */
  attemptsUsed: { attempts: number; people: number }[]
}

/** Names a wording: type, text, key, points and feedback, in the order of the schema whatever kept it. */
export function wordingOf(question: Question): string {
  return sha256(JSON.stringify(Question.parse(question)))
}

type Wording = { key: string; question: Question; versionIds: string[] }

function wordingsOf(specs: readonly { versionId: string; spec: QuizSpec }[]): Map<string, Wording> {
  const wordings = new Map<string, Wording>()
  for (const { versionId, spec } of specs) {
    // An opinion has no key: it is neither easy nor hard.
    for (const question of spec.questions.filter(({ type }) => type !== 'scale')) {
      const key = wordingOf(question)
      const known = wordings.get(key)
      wordings.set(key, { key, question, versionIds: [...(known?.versionIds ?? []), versionId] })
    }
  }
  return wordings
}

/** First attempts of every person, handed in, with their answers by wording; the beginning of every question asked here. */
function firstAttempts(activityId: string, wordings: readonly Wording[]) {
  const uses = wordings.flatMap(({ key, question, versionIds }) =>
    versionIds.map((versionId) => ({ versionId, itemId: question.id, key })),
  )
  const versionIds = [...new Set(uses.map((use) => use.versionId))]
  return sql()`
    wording AS (
      SELECT * FROM unnest(${uses.map((use) => use.versionId)}::uuid[], ${uses.map((use) => use.itemId)}::text[],
        ${uses.map((use) => use.key)}::text[]) AS w(version_id, item_id, key)
    ),
    first AS (
      SELECT DISTINCT ON (e.person_id) a.id, a.course_version_id, a.submitted_at,
        a.points_hundredths::float8 AS points, a.max_hundredths::float8 AS max
      FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
      WHERE a.course_version_id = ANY(${versionIds}::uuid[]) AND a.activity_id = ${activityId}
      ORDER BY e.person_id, a.started_at, a.id
    ),
    ranked AS MATERIALIZED (
      SELECT id, course_version_id, points, max, points / max AS result,
        row_number() OVER (ORDER BY points / max DESC, id) AS place,
        ceil(count(*) OVER () * 0.27) AS size, count(*) OVER () AS everyone
      FROM first WHERE submitted_at IS NOT NULL AND max > 0
    ),
    given AS MATERIALIZED (
      SELECT r.id AS attempt_id, w.key, g.value, g.points_hundredths::float8 AS points,
        g.max_hundredths::float8 AS max, g.points_hundredths::float8 / g.max_hundredths AS share,
        CASE WHEN r.max > g.max_hundredths THEN (r.points - g.points_hundredths) / (r.max - g.max_hundredths) END AS rest,
        r.place <= r.size AS upper, r.place > r.everyone - r.size AS lower
      FROM ranked r
      JOIN answer g ON g.attempt_id = r.id AND g.max_hundredths > 0
      JOIN wording w ON w.version_id = r.course_version_id AND w.item_id = g.item_id
      WHERE NOT EXISTS (
        SELECT 1 FROM answer later
        WHERE later.attempt_id = g.attempt_id AND later.item_id = g.item_id AND later.sequence > g.sequence)
    )`
}

type ItemRow = {
  key: string
  n: number
  share: number
  share_squares: number
  pairs: number
  x: number
  y: number
  xx: number
  yy: number
  xy: number
  upper_n: number
  upper_x: number
  lower_n: number
  lower_x: number
}

async function readItemSums(activityId: string, wordings: readonly Wording[]): Promise<ItemSums[]> {
  const rows = await sql()<ItemRow[]>`
    WITH ${firstAttempts(activityId, wordings)}
    SELECT key, count(*)::int AS n, sum(share) AS share, sum(share * share) AS share_squares,
      count(rest)::int AS pairs, COALESCE(sum(share) FILTER (WHERE rest IS NOT NULL), 0) AS x,
      COALESCE(sum(rest), 0) AS y, COALESCE(sum(share * share) FILTER (WHERE rest IS NOT NULL), 0) AS xx,
      COALESCE(sum(rest * rest), 0) AS yy, COALESCE(sum(share * rest), 0) AS xy,
      count(*) FILTER (WHERE upper)::int AS upper_n, COALESCE(sum(share) FILTER (WHERE upper), 0) AS upper_x,
      count(*) FILTER (WHERE lower)::int AS lower_n, COALESCE(sum(share) FILTER (WHERE lower), 0) AS lower_x
    FROM given GROUP BY key`
  return rows.map((row) => ({
    questionKey: row.key,
    answers: row.n,
    share: row.share,
    shareSquares: row.share_squares,
    pairs: { n: row.pairs, x: row.x, y: row.y, xx: row.xx, yy: row.yy, xy: row.xy },
    upper: { n: row.upper_n, x: row.upper_x },
    lower: { n: row.lower_n, x: row.lower_x },
  }))
}

type TestRow = {
  attempts: number
  result: number
  result_squares: number
  answers: number
  squares: number
  pairs: number
  products: number
}

async function readTestFigures(activityId: string, wordings: readonly Wording[]): Promise<TestFigures> {
  const [row] = await sql()<TestRow[]>`
    WITH ${firstAttempts(activityId, wordings)},
    means AS (SELECT key, avg(points) AS points FROM given GROUP BY key),
    own AS (
      SELECT count(*) AS k, sum(g.points - m.points) AS d, sum((g.points - m.points) ^ 2) AS dd
      FROM given g JOIN means m USING (key) GROUP BY g.attempt_id
    ),
    pooled AS (
      SELECT COALESCE(sum(k), 0)::float8 AS answers, COALESCE(sum(dd), 0) AS squares,
        COALESCE(sum(k * (k - 1)), 0)::float8 AS pairs, COALESCE(sum(d * d - dd), 0) AS products
      FROM own
    ),
    whole AS (
      SELECT count(*)::int AS attempts, COALESCE(sum(result), 0) AS result, COALESCE(sum(result ^ 2), 0) AS result_squares
      FROM ranked
    )
    SELECT * FROM whole, pooled`
  if (!row) throw new Error('an aggregate without a row')
  const { attempts, result, answers, pairs, result_squares: resultSquares, squares, products } = row
  const deviations = { answers, deviationSquares: squares, pairs, deviationProducts: products }
  return testFigures({ attempts, result, resultSquares, ...deviations })
}

async function readChoices(activityId: string, wordings: readonly Wording[]) {
  const rows = await sql()<{ key: string; choice: string; n: number }[]>`
    WITH ${firstAttempts(activityId, wordings)}
    SELECT g.key, c.choice, count(*)::int AS n
    FROM given g CROSS JOIN LATERAL (
      SELECT g.value->>'choice' AS choice WHERE g.value->>'type' = 'single'
      UNION ALL
      SELECT jsonb_array_elements_text(g.value->'choices') WHERE g.value->>'type' = 'multiple'
    ) c
    GROUP BY 1, 2`
  return (key: string) => Object.fromEntries(rows.filter((row) => row.key === key).map(({ choice, n }) => [choice, n]))
}

async function readAttemptsUsed(activityId: string, versionIds: readonly string[]) {
  return sql()<{ attempts: number; people: number }[]>`
    SELECT attempts, count(*)::int AS people FROM (
      SELECT count(*)::int AS attempts FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
      WHERE a.course_version_id = ANY(${[...versionIds]}::uuid[]) AND a.activity_id = ${activityId}
      GROUP BY e.person_id
    ) used GROUP BY attempts ORDER BY attempts`
}

/**
 * Item analysis of a quiz over the first attempt of each person, in every version of the course that has it, each
 * wording of a question by itself. No name, no person: figures from fewer than five answers are not there (P9). The
 * caller has checked that the viewer may see them.
 */
export async function getQuizStatistics(activityId: string, versionIds: readonly string[]): Promise<QuizStatistics> {
  const specs = await Promise.all(
    versionIds.map(async (versionId) => ({ versionId, spec: await findSpec(versionId, activityId) })),
  )
  const quizzes = specs.flatMap(({ versionId, spec }) => (spec?.kind === 'quiz' ? [{ versionId, spec }] : []))
  const wordings = [...wordingsOf(quizzes).values()]
  const [sums, test, choicesOf, attemptsUsed] = await Promise.all([
    readItemSums(activityId, wordings),
    readTestFigures(activityId, wordings),
    readChoices(activityId, wordings),
    readAttemptsUsed(
      activityId,
      quizzes.map(({ versionId }) => versionId),
    ),
  ])
  const questions = wordings.map(({ key, question, versionIds: inVersions }): QuestionStatistics => {
    const figures = itemFigures(sums.find((one) => one.questionKey === key) ?? nothing(key))
    const choices = figures.confidence === 'hidden' ? {} : choicesOf(key)
    return { ...figures, question, versionIds: inVersions, choices }
  })
  return { test, questions, attemptsUsed }
}

function nothing(questionKey: string): ItemSums {
  const none = { n: 0, x: 0 }
  const pairs = { ...none, y: 0, xx: 0, yy: 0, xy: 0 }
  return { questionKey, answers: 0, share: 0, shareSquares: 0, pairs, upper: none, lower: none }
}
