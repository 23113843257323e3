import { isDeepStrictEqual } from 'node:util'
import { sql, type Transaction } from '#app/platform/database.server.ts'
import type { LoadedAttempt } from './attempt-queries.server.ts'
import { latestAnswers } from './attempt-result.ts'
import { answerProblem, type AnswerRefusal } from './check-answer.ts'
import { withCorrections } from './correct-question.ts'
import { fieldProblem } from './fill-form.ts'
import { gradeAnswer } from './grade-answer.ts'
import type { AnswerValue, AssessmentSpec, CaseSpec, FormSpec, QuizSpec } from './schemas.ts'
import { getSpec } from './spec-queries.server.ts'
import { closeAttempt, type AttemptResult } from './submit-attempt.server.ts'
import { whyClosed } from './time-rule.ts'
import { fromView, viewOrder } from './view-order.ts'
import { caseAnswerProblem, walkCase } from './walk-case.ts'

/** `answerId` is the client's UUID; `value` is in the page's ids. */
export type GivenAnswer = { answerId: string; itemId: string; value: AnswerValue }

export type SubmitAnswerOutcome =
  /** `result` when this answer ended the attempt; `receivedAt` is when it was first received. */
  { ok: true; repeated: boolean; receivedAt: Date; result: AttemptResult | null } | { ok: false; reason: AnswerRefusal }

type Graded = { value: AnswerValue; points: number | null; max: number | null }
type Judged = { ok: true; graded: Graded } | { ok: false; reason: AnswerRefusal }

/** The value in written ids, as the journal keeps it. */
function writtenValue(spec: AssessmentSpec, attempt: LoadedAttempt, { itemId, value }: GivenAnswer): AnswerValue {
  if (spec.kind !== 'quiz') return value
  const question = spec.questions.find(({ id }) => id === itemId)
  return question ? fromView(value, viewOrder(question, attempt.seed, spec.shuffle)) : value
}

function judgeQuizAnswer(spec: QuizSpec, attempt: LoadedAttempt, given: GivenAnswer): Judged {
  const { itemId } = given
  const question = spec.questions.find(({ id }) => id === itemId)
  if (!question || !attempt.drawn.includes(itemId)) return { ok: false, reason: 'not_current' }
  if (spec.feedback === 'each' && latestAnswers(attempt).has(itemId)) return { ok: false, reason: 'already_answered' }
  const written = writtenValue(spec, attempt, given)
  const reason = answerProblem(question, written)
  if (reason) return { ok: false, reason }
  const corrected = withCorrections({ questions: [question] }, attempt.corrections).questions[0] ?? question
  return { ok: true, graded: { value: written, ...gradeAnswer(corrected, written) } }
}

function judgeCaseAnswer(spec: CaseSpec, attempt: LoadedAttempt, { itemId, value }: GivenAnswer): Judged {
  const reason = caseAnswerProblem(walkCase(spec, attempt.journal), itemId, value)
  return reason ? { ok: false, reason } : { ok: true, graded: { value, points: null, max: null } }
}

function judgeFormAnswer(spec: FormSpec, { itemId, value }: GivenAnswer): Judged {
  const field = spec.fields.find(({ id }) => id === itemId)
  if (!field || value.type !== 'field') return { ok: false, reason: 'not_current' }
  const reason = fieldProblem(field, value.text)
  return reason ? { ok: false, reason } : { ok: true, graded: { value, points: null, max: null } }
}

/** Whether the journal with this answer ends the attempt by itself: a case at its end, a quiz with feedback when full. */
export function endsAttempt(spec: AssessmentSpec, attempt: LoadedAttempt): boolean {
  if (spec.kind === 'case') return walkCase(spec, attempt.journal).finished
  if (spec.kind === 'form') return false
  const answered = latestAnswers(attempt)
  return spec.feedback === 'each' && attempt.drawn.every((id) => answered.has(id))
}

/** Whether an answer is taken, and what it is worth; nothing is written. */
export function judge(spec: AssessmentSpec, attempt: LoadedAttempt, given: GivenAnswer): Judged {
  if (spec.kind === 'form') return judgeFormAnswer(spec, given)
  return spec.kind === 'case' ? judgeCaseAnswer(spec, attempt, given) : judgeQuizAnswer(spec, attempt, given)
}

/** The attempt with one answer more. */
export function withAnswer(
  attempt: LoadedAttempt,
  { answerId: id, itemId }: GivenAnswer,
  value: AnswerValue,
  receivedAt: Date,
) {
  const sequence = (attempt.journal.at(-1)?.sequence ?? 0) + 1
  return { sequence, after: { ...attempt, journal: [...attempt.journal, { id, itemId, sequence, value, receivedAt }] } }
}

/**
 * The short way for an answer after which the attempt goes on: judged on the attempt as read, and written by one
 * durable statement that takes the place after it. The statement writes nothing when the attempt was closed meanwhile,
 * or another answer took that place or this UUID (both are unique), so it needs no lock held over the reading.
 * @returns whether it was written; else the caller takes `submitAnswerIn`, which also knows why not
 */
export async function appendAnswer(attempt: LoadedAttempt, given: GivenAnswer, now: Date): Promise<boolean> {
  if (whyClosed(attempt, now)) return false
  const spec = await getSpec(attempt.courseVersionId, attempt.activityId)
  const judged = judge(spec, attempt, given)
  if (!judged.ok) return false
  const { value, points, max } = judged.graded
  const { sequence, after } = withAnswer(attempt, given, value, now)
  if (endsAttempt(spec, after)) return false
  const { count } = await sql()`
    INSERT INTO answer (id, attempt_id, item_id, sequence, value, received_at, points_hundredths, max_hundredths)
    SELECT ${given.answerId}::uuid, a.id, ${given.itemId}, ${sequence}::int, ${sql().json(value)}::jsonb,
      ${now}::timestamptz, ${points}::int, ${max}::int
    FROM attempt a WHERE a.id = ${attempt.id} AND a.submitted_at IS NULL AND a.set_aside_at IS NULL FOR UPDATE
    ON CONFLICT DO NOTHING`
  return count === 1
}

/**
 * Takes one answer into the journal (P4) and grades it. The attempt is loaded and locked by `lockOwnAttempt`. The same
 * UUID again gets the same reply and writes nothing; with another item or value it is refused, because a yes would lose
 * what was given. After the deadline and its grace nothing is taken (`time_over`). When the answer ends the attempt, it is closed in the same transaction.
 */
export async function submitAnswerIn(
  tx: Transaction,
  attempt: LoadedAttempt,
  given: GivenAnswer,
  now: Date,
): Promise<SubmitAnswerOutcome> {
  const { answerId, itemId } = given
  const spec = await getSpec(attempt.courseVersionId, attempt.activityId, tx)
  const known = attempt.journal.find(({ id }) => id === answerId)
  if (known) {
    const same = known.itemId === itemId && isDeepStrictEqual(known.value, writtenValue(spec, attempt, given))
    const { receivedAt } = known
    return same ? { ok: true, repeated: true, receivedAt, result: null } : { ok: false, reason: 'answer_id_taken' }
  }
  const closed = whyClosed(attempt, now)
  if (closed) return { ok: false, reason: closed }
  const judged = judge(spec, attempt, given)
  if (!judged.ok) return judged
  const { value, points: pointsHundredths, max: maxHundredths } = judged.graded
  const { sequence, after } = withAnswer(attempt, given, value, now)
  const row = {
    id: answerId,
    attemptId: attempt.id,
    itemId,
    sequence,
    value,
    receivedAt: now,
    pointsHundredths,
    maxHundredths,
  }
  const { count } = await tx.answer.createMany({ data: [row], skipDuplicates: true })
  // The UUID is another attempt's: chance, or somebody guessing.
  if (count === 0) return { ok: false, reason: 'answer_id_taken' }
  const result = endsAttempt(spec, after) ? await closeAttempt(tx, after, spec, now) : null
  return { ok: true, repeated: false, receivedAt: now, result }
}
