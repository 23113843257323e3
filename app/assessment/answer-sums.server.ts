import type { TransactionSql } from 'postgres'
import { sql } from '#app/platform/database.server.ts'
import { AnswerValue, type Question } from './schemas.ts'

/** A question in one wording with the versions that have it so. `corrected`: by a key laid over the published one. */
export type Wording = { key: string; question: Question; versionIds: string[]; corrected: boolean }

/**
 * First attempts, handed in, that answered a question alike: how many, with the sums of their results. Points in
 * hundredths, as they were given at the time; `max` is the attempts', `upper` and `lower` how many are in either group.
 */
export type AnswerGroup = {
  wording: Wording
  /** Null where nobody asks what was given, only what it was worth. */
  value: AnswerValue | null
  points: number
  max: number
  n: number
  result: number
  resultSquares: number
  upper: number
  lower: number
}

/** Attempts that answered the same questions. */
export type AnsweredSet = { attempts: number; wordings: Wording[] }

/** Of the attempts' results: as shares of the maximum, and in hundredths of a point. */
export type WholeSums = { attempts: number; result: number; resultSquares: number; pointSquares: number }

export type AnswerSums = { whole: WholeSums; groups: AnswerGroup[]; sets: AnsweredSet[] }

type Quiz = { activityId: string; versionIds: readonly string[]; wordings: readonly Wording[] }

type GroupRow = Omit<AnswerGroup, 'wording' | 'value'> & { versionId: string; itemId: string; value: unknown }
type SetRow = { versionId: string; drawn: string[]; attempts: number; suspects: string[] | null }

/** First attempts of every person, handed in, ranked by the result that counts. */
const ranked = ({ activityId, versionIds }: Quiz) => sql()`
  first AS (
    SELECT DISTINCT ON (e.person_id) a.id, a.course_version_id, a.submitted_at,
      COALESCE(r.points_after, a.points_hundredths) AS points, a.max_hundredths AS max
    FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
    LEFT JOIN LATERAL (
      SELECT c.points_after FROM attempt_regrade c WHERE c.attempt_id = a.id ORDER BY c.number DESC LIMIT 1) r ON true
    WHERE a.course_version_id = ANY(${[...versionIds]}::uuid[]) AND a.activity_id = ${activityId}
    ORDER BY e.person_id, a.started_at, a.id
  ),
  ranked AS MATERIALIZED (
    SELECT id, course_version_id, points, max,
      row_number() OVER best <= ceil(count(*) OVER () * 0.27) AS upper,
      row_number() OVER best > count(*) OVER () - ceil(count(*) OVER () * 0.27) AS lower
    FROM first WHERE submitted_at IS NOT NULL AND max > 0
    WINDOW best AS (ORDER BY points::float8 / max DESC, id)
  )`

const sums = `
  count(*)::int AS n, sum(result)::float8 AS result, sum(result::int8 * result)::float8 AS "resultSquares",
  (count(*) FILTER (WHERE upper))::int AS upper, (count(*) FILTER (WHERE lower))::int AS lower`

/** One row for each answer given in a ranked attempt, replaced ones too; what was given only where it is asked for. */
const given = ({ wordings }: Quiz) => {
  const isShown = ({ corrected, question }: Wording) =>
    corrected || question.type === 'single' || question.type === 'multiple'
  const hidden = wordings.filter((one) => !isShown(one)).map(({ question }) => question.id)
  return sql()`
    SELECT r.id, r.course_version_id AS "versionId", a.item_id AS "itemId", a.sequence, r.points AS result, r.max,
      r.upper, r.lower, a.points_hundredths AS points, CASE WHEN a.item_id <> ALL(${hidden}::text[]) THEN a.value END AS value
    FROM ranked r JOIN answer a ON a.attempt_id = r.id
    WHERE a.points_hundredths IS NOT NULL`
}

const readGroups = (tx: TransactionSql, quiz: Quiz) => tx<GroupRow[]>`
  WITH ${ranked(quiz)}
  SELECT "versionId", "itemId", value, points, max, ${sql().unsafe(sums)}
  FROM (${given(quiz)}) given GROUP BY "versionId", "itemId", value, points, max`

/**
 * Attempts by the questions they drew. Sequences count an attempt's answers: one whose last is not the number of its
 * questions has replaced an answer or left one out, and is a suspect. So is one that its time closed, where the two may
 * make up for each other; who hands in by themselves has answered everything.
 */
const readSets = (tx: TransactionSql, quiz: Quiz) => tx<SetRow[]>`
  WITH ${ranked(quiz)}
  SELECT r.course_version_id AS "versionId", a.drawn, (count(*) FILTER (WHERE NOT suspect))::int AS attempts,
    array_agg(r.id::text) FILTER (WHERE suspect) AS suspects
  FROM ranked r JOIN attempt a ON a.id = r.id
  CROSS JOIN LATERAL (
    SELECT COALESCE((SELECT w.sequence FROM answer w WHERE w.attempt_id = r.id ORDER BY w.sequence DESC LIMIT 1), 0)
      <> jsonb_array_length(a.drawn) OR COALESCE(a.submitted_at >= a.deadline_at, false) AS suspect) s
  GROUP BY 1, 2`

/** The questions that suspects answered, attempt by attempt. */
const readAnswered = (tx: TransactionSql, quiz: Quiz, suspects: readonly string[]) => tx<SetRow[]>`
  WITH ${ranked(quiz)}
  SELECT "versionId", array_agg(DISTINCT "itemId") AS drawn, 1 AS attempts, NULL::text[] AS suspects
  FROM (${given(quiz)}) given WHERE id = ANY(${[...suspects]}::uuid[]) GROUP BY "versionId", id`

/** The answers of suspects that a later one replaced, in groups to be taken away. */
const readReplaced = (tx: TransactionSql, quiz: Quiz, suspects: readonly string[]) => tx<GroupRow[]>`
  WITH ${ranked(quiz)}
  SELECT "versionId", "itemId", value, points, max, ${sql().unsafe(sums)}
  FROM (
    SELECT *, row_number() OVER (PARTITION BY id, "itemId" ORDER BY sequence DESC) > 1 AS replaced
    FROM (${given(quiz)}) given WHERE id = ANY(${[...suspects]}::uuid[])
  ) given WHERE replaced GROUP BY "versionId", "itemId", value, points, max`

const readWhole = (tx: TransactionSql, quiz: Quiz) => tx<WholeSums[]>`
  WITH ${ranked(quiz)}
  SELECT count(*)::int AS attempts, COALESCE(sum(points::float8 / max), 0) AS result,
    COALESCE(sum((points::float8 / max) ^ 2), 0) AS "resultSquares",
    COALESCE(sum(points::int8 * points), 0)::float8 AS "pointSquares"
  FROM ranked`

const Value = AnswerValue.nullable()

/** Finds the wording of a question in a version. */
function wordingFinder({ wordings }: Quiz) {
  const known = new Map(
    wordings.flatMap((wording) =>
      wording.versionIds.map((versionId): [string, Wording] => [`${versionId}/${wording.question.id}`, wording]),
    ),
  )
  return (versionId: string, itemId: string) => known.get(`${versionId}/${itemId}`)
}

type Finder = ReturnType<typeof wordingFinder>

function groupsOf(rows: readonly GroupRow[], find: Finder, sign: 1 | -1): AnswerGroup[] {
  return rows.flatMap(({ versionId, itemId, value, points, max, ...counts }) => {
    const wording = find(versionId, itemId)
    if (!wording) return []
    const { n, result, resultSquares, upper, lower } = counts
    const signed = { n: sign * n, result: sign * result, resultSquares: sign * resultSquares }
    return [{ wording, value: Value.parse(value), points, max, ...signed, upper: sign * upper, lower: sign * lower }]
  })
}

const setsOf = (rows: readonly SetRow[], find: Finder): AnsweredSet[] =>
  rows.map(({ versionId, drawn, attempts }) => ({
    attempts,
    wordings: drawn.flatMap((id) => find(versionId, id) ?? []),
  }))

/**
 * The answers of first attempts, handed in, summed by the database in one reading of their rows; only attempts whose
 * learner changed an answer before handing in are looked at again. Groups may come twice, the second with less than
 * nothing in it, for what was replaced.
 */
export function readAnswerSums(quiz: Quiz): Promise<AnswerSums> {
  return sql().begin('isolation level repeatable read read only', async (tx) => {
    // Joining and grouping stay in memory; compiling the query would take longer than a small quiz does.
    await tx`SELECT set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`
    const find = wordingFinder(quiz)
    const [whole] = await readWhole(tx, quiz)
    if (!whole) throw new Error('an aggregate without a row')
    const [groups, sets] = [await readGroups(tx, quiz), await readSets(tx, quiz)]
    const suspects = sets.flatMap((row) => row.suspects ?? [])
    const answered = suspects.length > 0 ? await readAnswered(tx, quiz, suspects) : []
    const replaced = suspects.length > 0 ? await readReplaced(tx, quiz, suspects) : []
    return {
      whole,
      groups: [...groupsOf(groups, find, 1), ...groupsOf(replaced, find, -1)],
      sets: setsOf([...sets, ...answered], find),
    }
  })
}
