import { z } from 'zod'
import { sql } from '#app/platform/database.server.ts'
import { sheetOf } from './answer-sheet.server.ts'
import { firstAttempts, type QuizVersions } from './first-attempts.server.ts'
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

/** How many people began so many attempts. */
export type AttemptsUsed = { attempts: number; people: number }

export type AnswerSums = { whole: WholeSums; groups: AnswerGroup[]; sets: AnsweredSet[]; attemptsUsed: AttemptsUsed[] }

type Quiz = QuizVersions & { wordings: readonly Wording[] }

/** `answer` is a sheet's text: question, points, and what was given. */
type GroupRow = Omit<AnswerGroup, 'wording' | 'value' | 'points'> & { versionId: string; answer: string }
type SetRow = { versionId: string; items: string[]; attempts: number }
type SumsRow = { whole: WholeSums; groups: GroupRow[]; sets: SetRow[]; used: AttemptsUsed[] }

/** First attempts of every person, handed in, ranked by the result that counts; alike results are of one `kind`. */
export const ranked = (quiz: QuizVersions) => sql()`
  first AS (${firstAttempts(quiz)}),
  counted AS (
    SELECT f.id, f.course_version_id, COALESCE(r.points_after, f.points_hundredths)::float8 AS points,
      f.max_hundredths::float8 AS max
    FROM first f LEFT JOIN attempt_regrade r ON r.attempt_id = f.id
      AND NOT EXISTS (SELECT 1 FROM attempt_regrade c WHERE c.attempt_id = f.id AND c.number > r.number)
    WHERE f.submitted_at IS NOT NULL
  ),
  grouped AS (
    SELECT id, course_version_id AS "versionId", points, max,
      row_number() OVER best <= ceil(count(*) OVER () * 0.27) AS upper,
      row_number() OVER best > count(*) OVER () - ceil(count(*) OVER () * 0.27) AS lower
    FROM counted WHERE max > 0
    WINDOW best AS (ORDER BY points / max DESC, id)
  ),
  ranked AS MATERIALIZED (
    SELECT *, dense_rank() OVER (ORDER BY "versionId", max, points, upper, lower)::int AS kind FROM grouped
  )`

/** Their sheets; read twice, because reading is faster than copying. What has no sheet is read from the journal. */
export const sheets = () => sql()`
  journal AS MATERIALIZED (
    SELECT r.kind, r."versionId", j.* FROM ranked r CROSS JOIN LATERAL (${sql().unsafe(sheetOf('r.id'))}) j
    WHERE NOT EXISTS (SELECT 1 FROM answer_sheet s WHERE s.attempt_id = r.id)
  ),
  sheet AS NOT MATERIALIZED (
    SELECT r.kind, r."versionId", s.items, s.answers, s.written FROM ranked r JOIN answer_sheet s ON s.attempt_id = r.id
    UNION ALL SELECT kind, "versionId", items, answers, written FROM journal
  )`

/** Every answer of every sheet; what was written, ordered or matched only where a corrected key has to judge it again. */
const answers = ({ wordings }: Quiz) => {
  const rejudged = wordings.flatMap(({ corrected, question: { id, type } }) =>
    corrected && type !== 'single' && type !== 'multiple' ? [id] : [],
  )
  if (rejudged.length === 0) return sql()`SELECT kind, unnest(answers) AS answer FROM sheet`
  return sql()`
    SELECT kind, answer || CASE WHEN split_part(answer, ' ', 1) = ANY(${rejudged}::text[])
      THEN COALESCE(' ' || (written->>split_part(answer, ' ', 1)), '') ELSE '' END AS answer
    FROM (SELECT kind, written, unnest(answers) AS answer FROM sheet) plain`
}

/** Answers are counted by kind first: millions of rows by two columns, and what their results sum to by thousands. */
const read = (quiz: Quiz) => sql()`
  WITH ${ranked(quiz)}, ${sheets()},
  alike AS (SELECT kind, answer, count(*) AS n FROM (${answers(quiz)}) given GROUP BY kind, answer),
  kinds AS (SELECT DISTINCT kind, "versionId", points, max, upper, lower FROM ranked),
  groups AS (
    SELECT "versionId", answer, max, sum(n) AS n, sum(n * points) AS result, sum(n * points * points) AS "resultSquares",
      COALESCE(sum(n) FILTER (WHERE upper), 0) AS upper, COALESCE(sum(n) FILTER (WHERE lower), 0) AS lower
    FROM alike JOIN kinds USING (kind) GROUP BY "versionId", answer, max
  ),
  sets AS (SELECT "versionId", items, count(*) AS attempts FROM sheet GROUP BY "versionId", items),
  whole AS (
    SELECT count(*) AS attempts, COALESCE(sum(points / max), 0) AS result,
      COALESCE(sum((points / max) ^ 2), 0) AS "resultSquares", COALESCE(sum(points * points), 0) AS "pointSquares"
    FROM ranked
  ),
  used AS (SELECT tries AS attempts, count(*) AS people FROM first GROUP BY tries)
  SELECT (SELECT to_json(w) FROM whole w) AS whole, (SELECT COALESCE(json_agg(g), '[]') FROM groups g) AS groups,
    (SELECT COALESCE(json_agg(s), '[]') FROM sets s) AS sets,
    (SELECT COALESCE(json_agg(u ORDER BY attempts), '[]') FROM used u) AS used`

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

const Choices = z.array(z.string())

/** What a sheet's text says was given to a question of a type; null where it does not say it. */
function valueOf(type: Question['type'], given: string): AnswerValue | null {
  if (given === '') return null
  if (type === 'single') return { type, choice: given }
  if (type === 'multiple') return { type, choices: Choices.parse(JSON.parse(given)) }
  return AnswerValue.parse(JSON.parse(given))
}

function groupOf({ versionId, answer, ...counts }: GroupRow, find: Finder): AnswerGroup[] {
  const [itemId = '', points = '', ...words] = answer.split(' ')
  const wording = find(versionId, itemId)
  if (!wording) return []
  return [{ ...counts, wording, points: Number(points), value: valueOf(wording.question.type, words.join(' ')) }]
}

/**
 * The answers of first attempts, handed in, summed by the database in one reading of their sheets. Attempts without a
 * sheet are read from the journal.
 */
export function readAnswerSums(quiz: Quiz): Promise<AnswerSums> {
  return sql().begin('isolation level repeatable read read only', async (tx) => {
    // Joining and grouping stay in memory; compiling the query would take longer than a small quiz does.
    await tx`SELECT set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`
    const [row] = await tx<SumsRow[]>`${read(quiz)}`
    if (!row) throw new Error('an aggregate without a row')
    const find = wordingFinder(quiz)
    return {
      whole: row.whole,
      attemptsUsed: row.used,
      groups: row.groups.flatMap((one) => groupOf(one, find)),
      sets: row.sets.map(({ versionId, items, attempts }) => ({
        attempts,
        wordings: items.flatMap((id) => find(versionId, id) ?? []),
      })),
    }
  })
}
