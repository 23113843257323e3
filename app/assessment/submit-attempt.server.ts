import type { Transaction } from '#app/platform/database.server.ts'
import { keepSheetIn } from './answer-sheet.server.ts'
import type { LoadedAttempt } from './attempt-queries.server.ts'
import { isWhole, resultOfQuiz } from './attempt-result.ts'
import { pathOf } from './case-path.ts'
import { withCorrections } from './correct-question.ts'
import { keepFirstRunIn } from './keep-first-run.server.ts'
import { queueAnswersIn } from './marking/queue-answers.server.ts'
import type { AssessmentSpec } from './schemas.ts'
import { getSpec } from './spec-queries.server.ts'
import { isPastDeadline, whyClosed } from './time-rule.ts'

/** `scoreBasisPoints`: hundredths of a percent, null where nothing is graded. */
export type AttemptResult = { passed: boolean; scoreBasisPoints: number | null }

export type SubmitRefusal = 'attempt_closed' | 'time_over' | 'unanswered'

type Outcome = { ok: true; result: AttemptResult } | { ok: false; reason: SubmitRefusal }

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
  return resultOfQuiz(withCorrections(spec, attempt.corrections), attempt)
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
