import type { Transaction } from '#app/platform/database.server.ts'
import { keepSheetIn } from './answer-sheet.server.ts'
import { latestAnswers, type LoadedAttempt } from './attempt-queries.server.ts'
import { pathOf } from './case-path.ts'
import { withCorrections } from './correct-question.ts'
import { emptyRequired } from './fill-form.ts'
import { drawnPoints } from './grade-answer.ts'
import { keepFirstRunIn } from './keep-first-run.server.ts'
import { queueAnswersIn } from './marking/queue-answers.server.ts'
import { scoreOf } from './regrade-rule.ts'
import type { AssessmentSpec, QuizSpec } from './schemas.ts'
import { getSpec } from './spec-queries.server.ts'
import { isPastDeadline, whyClosed } from './time-rule.ts'

/** `scoreBasisPoints`: hundredths of a percent, null where nothing is graded. */
export type AttemptResult = { passed: boolean; scoreBasisPoints: number | null }

export type SubmitRefusal = 'attempt_closed' | 'time_over' | 'unanswered'

type Outcome = { ok: true; result: AttemptResult } | { ok: false; reason: SubmitRefusal }

/** Whether every drawn question of a quiz has an answer, or every required field of a form a text. */
export function isWhole(spec: AssessmentSpec, attempt: Pick<LoadedAttempt, 'drawn' | 'journal'>): boolean {
  const answers = latestAnswers(attempt)
  if (spec.kind === 'form') return emptyRequired(spec, answers).length === 0
  return spec.kind === 'quiz' && attempt.drawn.every((id) => answers.has(id))
}

/** Points of the latest answers to the drawn questions, in hundredths; an unanswered question counts zero. */
export function gradeQuiz(
  spec: QuizSpec,
  attempt: Pick<LoadedAttempt, 'drawn' | 'journal'>,
): { points: number; max: number } {
  const answers = latestAnswers(attempt)
  const drawn = spec.questions.filter(({ id }) => attempt.drawn.includes(id))
  return drawn.reduce(
    (sum, question) => {
      const points = drawnPoints(question, answers.get(question.id) ?? null)
      return { points: sum.points + points, max: sum.max + question.points }
    },
    { points: 0, max: 0 },
  )
}

type Score = { points: number | null; max: number | null; passed: boolean; scoreBasisPoints: number | null }

/**
 * The result of an attempt that ends, by the keys as corrected until now, in hundredths of a point: a case is passed by
 * reaching an end, a form by handing it in, a quiz of opinions alone by answering all of them.
 */
export function resultOf(
  spec: AssessmentSpec,
  attempt: Pick<LoadedAttempt, 'drawn' | 'journal' | 'corrections'>,
): Score {
  if (spec.kind !== 'quiz') return { points: null, max: null, passed: true, scoreBasisPoints: null }
  const { points, max } = gradeQuiz(withCorrections(spec, attempt.corrections), attempt)
  const scoreBasisPoints = max === 0 ? null : scoreOf({ points, max })
  const passed = scoreBasisPoints === null ? isWhole(spec, attempt) : scoreBasisPoints >= spec.passPercent * 100
  return { points, max, passed, scoreBasisPoints }
}

/** Ends an attempt that the caller has locked, as of `now`. */
export async function closeAttempt(
  tx: Transaction,
  attempt: LoadedAttempt,
  spec: AssessmentSpec,
  now: Date,
): Promise<AttemptResult> {
  const { points, max, passed, scoreBasisPoints } = resultOf(spec, attempt)
  if (spec.kind !== 'quiz') {
    const path = spec.kind === 'case' ? { path: pathOf(attempt) } : {}
    await tx.attempt.update({ where: { id: attempt.id }, data: { submittedAt: now, passed, ...path } })
    if (spec.kind === 'case') {
      await keepFirstRunIn(tx, attempt)
      await queueAnswersIn(tx, attempt, spec, now)
    }
    return { passed, scoreBasisPoints }
  }
  const gradedWith = attempt.corrections.at(-1)?.number ?? 0
  const data = { submittedAt: now, pointsHundredths: points, maxHundredths: max, passed, gradedWith }
  await tx.attempt.update({ where: { id: attempt.id }, data })
  await keepSheetIn(tx, attempt.id)
  return { passed, scoreBasisPoints }
}

/**
 * Hands in a quiz, every drawn question answered unless the time has run out, or a form, every required field filled. The
 * attempt is loaded and locked by the caller.
 */
export async function submitAttemptIn(tx: Transaction, attempt: LoadedAttempt, now: Date): Promise<Outcome> {
  const closed = whyClosed(attempt, now)
  if (closed) return { ok: false, reason: closed }
  const spec = await getSpec(attempt.courseVersionId, attempt.activityId, tx)
  const isOver = spec.kind === 'quiz' && isPastDeadline(attempt, now)
  if (!isWhole(spec, attempt) && !isOver) return { ok: false, reason: 'unanswered' }
  return { ok: true, result: await closeAttempt(tx, attempt, spec, now) }
}
