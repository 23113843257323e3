import type { Viewer } from '#app/identity/viewer.ts'
import { sql } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { OpenAnswerState } from '#app/platform/generated/enums.ts'
import type { AnswerReading } from '../activity-state.ts'
import type { CaseSpec, Criterion } from '../schemas.ts'
import { getContext } from './answer-context.server.ts'
import { findAnswerRows, type AnswerVersion, type Reading } from './answer-rows.server.ts'
import { earnedBy, levelsReached, type ReadingFact } from './marking-round.ts'
import { limitsOf } from './revise-answer.server.ts'
import { Levels } from './schemas.ts'

/** What a learner is told: while readers are not done, it waits, whoever of them has read. */
const told = (state: OpenAnswerState): AnswerReading['state'] =>
  state === 'marked' || state === 'returned' ? state : 'waiting'

/** Each criterion with the words of the level reached, or of the two next to each other that readers chose. */
function wordsOf(facts: readonly ReadingFact[], rubric: readonly Pick<Criterion, 'criterion' | 'levels'>[]) {
  const reached = levelsReached(facts, rubric.length)
  return rubric.flatMap(({ criterion, levels }, at) => {
    const words = (reached[at] ?? []).flatMap((level) => levels[level] ?? [])
    return words.length > 0 ? [{ criterion, words }] : []
  })
}

const shownReading = ({ id, kind, comments, comment, markedAt }: Reading) => ({ id, kind, comments, comment, markedAt })

function shownVersion(version: AnswerVersion, second: boolean, rubric: readonly Criterion[]) {
  const { number, text, writtenAt, readings } = version
  const earned = earnedBy(readings, second)
  return { number, text, writtenAt, readings: earned.map(shownReading), levels: wordsOf(earned, rubric) }
}

/**
 * One of the viewer's own marked answers: every text with the readings it earned, and the room for a revision.
 * @throws AppError `not_found` for another person's answer
 */
export async function getOwnAnswer(viewer: Viewer, answerId: string) {
  const rows = await findAnswerRows(answerId)
  if (rows?.personId !== viewer.personId) throw notFound('answer')
  const [{ context, rubric }, limits] = await Promise.all([getContext(rows), limitsOf(rows)])
  const { caseTitle, sceneTitle, promptHtml } = context
  return {
    ...{ id: rows.id, state: told(rows.state), limits, caseTitle, sceneTitle, promptHtml },
    versions: rows.versions.map((version) => shownVersion(version, rows.second, rubric)),
  }
}
export type OwnAnswer = Awaited<ReturnType<typeof getOwnAnswer>>

/** The viewer's answers that came back to be written anew, the longest ago first. */
export async function listReturned(viewer: Viewer): Promise<{ id: string }[]> {
  return sql()<{ id: string }[]>`
    SELECT o.id FROM open_answer o JOIN enrolment e ON e.id = o.enrolment_id
    WHERE e.person_id = ${viewer.personId} AND e.state <> 'withdrawn' AND o.state = 'returned'
    ORDER BY o.waiting_since`
}

type Row = { id: string; itemId: string; state: OpenAnswerState; second: boolean; facts: unknown }

/** How far the reading of each marked reflection of a case is, by reflection. The enrolment is the viewer's own. */
export async function readingsIn(enrolmentId: string, spec: CaseSpec): Promise<ReadonlyMap<string, AnswerReading>> {
  if (!spec.scenes.some(({ reflection }) => reflection?.marked)) return new Map()
  const rows = await sql()<Row[]>`
    SELECT o.id, o.item_id AS "itemId", o.state, o.second, COALESCE((
      SELECT json_agg(m.levels ORDER BY (m.kind = 'settlement') DESC, m.place) FROM marking m
      WHERE m.open_answer_id = o.id AND m.text_number = o.text_number AND m.kind <> 'return'
        AND (m.kind = 'settlement' OR NOT EXISTS (
          SELECT 1 FROM marking s
          WHERE s.open_answer_id = o.id AND s.text_number = o.text_number AND s.kind = 'settlement'))), '[]'::json) AS facts
    FROM open_answer o WHERE o.enrolment_id = ${enrolmentId} AND o.activity_id = ${spec.id}`
  return new Map(
    rows.map(({ id, itemId, state, facts }) => {
      const levels = state === 'marked' ? Levels.array().parse(facts) : []
      const marks = levels.map((one, at) => ({ place: at + 1, kind: 'mark' as const, markerId: '', levels: one }))
      return [itemId, { answerId: id, state: told(state), levels: wordsOf(marks, spec.rubric) }]
    }),
  )
}
