import { resultOfQuiz, type Answered } from '#app/assessment/attempt-result.ts'
import { answerProblem, type AnswerRefusal } from '#app/assessment/check-answer.ts'
import { drawQuestions } from '#app/assessment/draw-questions.ts'
import { revealQuestion } from '#app/assessment/reveal-quiz.ts'
import type { QuestionView } from '#app/assessment/activity-state.ts'
import type { AnswerValue, QuizSpec } from '#app/assessment/schemas.ts'
import { graceMinutes, nextStartAt } from '#app/assessment/time-rule.ts'
import { fromView, viewOrder } from '#app/assessment/view-order.ts'
import type { QuizAttempt, QuizPlay } from './play.ts'

type Shown = Pick<QuestionView, 'id' | 'type' | 'promptHtml' | 'hintHtml' | 'options' | 'lefts' | 'unit'> &
  Pick<QuestionView, 'answer' | 'feedback'>

/** A quiz as its page may show it: keys and comments only of what was answered. */
export type QuizView = {
  spec: Pick<QuizSpec, 'id' | 'passPercent' | 'draw' | 'feedback' | 'timeLimitMinutes' | 'waitMinutes' | 'attempts'>
  attemptsLeft: number | null
  canStart: boolean
  isPassed: boolean
  /** When one may try again; null when there is nothing to wait for. */
  nextStartAt: Date | null
  attempt: {
    questions: Shown[]
    result: { percent: number | null; isPassed: boolean } | null
    /** When its time ends. */
    deadlineAt: Date | null
  } | null
}

const seconds = (at: Date) => Math.floor(at.getTime() / 1000)
const instant = (second: number) => new Date(second * 1000)

/** The questions of the last attempt, in their order. */
export function drawnIn(spec: QuizSpec, { seen, attempt }: QuizPlay): string[] {
  return attempt ? drawQuestions(spec, attempt.seed, seen) : []
}

const answered = (spec: QuizSpec, play: QuizPlay): Answered => ({
  drawn: drawnIn(spec, play),
  journal: [...(play.attempt?.answers ?? [])].map(([itemId, value]) => ({ itemId, value })),
})

const deadlineOf = ({ timeLimitMinutes }: QuizSpec, { startedAt }: QuizAttempt) =>
  timeLimitMinutes === 0 ? null : instant(startedAt + timeLimitMinutes * 60)

/** Whether an open attempt takes nothing any more: its time with the grace is over. */
export function isOverdue(spec: QuizSpec, { attempt }: QuizPlay, now: Date): boolean {
  const end = attempt && !attempt.isOver ? deadlineOf(spec, attempt) : null
  return end !== null && now.getTime() > end.getTime() + graceMinutes * 60_000
}

const waitsUntil = (spec: QuizSpec, { endedAt, isPassed }: QuizPlay, now: Date) =>
  endedAt === 0 ? null : nextStartAt({ submittedAt: instant(endedAt), passed: isPassed }, spec.waitMinutes, now)

/** Begins another attempt; the same play where none may be begun. */
export function startQuiz(spec: QuizSpec, play: QuizPlay, seed: number, now: Date): QuizPlay {
  if (!quizView(spec, play, now).canStart) return play
  const seen = new Set([...play.seen, ...drawnIn(spec, play)])
  return { ...play, seen, attempt: { seed, startedAt: seconds(now), isOver: false, answers: new Map() } }
}

/** Ends the attempt with the answers it has, and keeps the best result of those that were passed. */
export function endQuiz(spec: QuizSpec, play: QuizPlay, now: Date): QuizPlay {
  const { attempt } = play
  if (!attempt || attempt.isOver) return play
  const { passed, scoreBasisPoints } = resultOfQuiz(spec, answered(spec, play))
  const best = passed && scoreBasisPoints !== null ? Math.max(play.best ?? 0, scoreBasisPoints) : play.best
  return {
    ...play,
    ...{ best, ended: play.ended + 1, isPassed: play.isPassed || passed },
    endedAt: spec.waitMinutes > 0 ? seconds(now) : 0,
    attempt: { ...attempt, isOver: true },
  }
}

/** An answer in the page's ids; with the comments shown at once, the last one ends the attempt. */
export function answerQuiz(
  spec: QuizSpec,
  play: QuizPlay,
  { itemId, value }: { itemId: string; value: AnswerValue },
  now: Date,
): { play: QuizPlay; refusal: AnswerRefusal | null } {
  const { attempt } = play
  const question = spec.questions.find(({ id }) => id === itemId)
  const drawn = drawnIn(spec, play)
  if (!attempt || !question || !drawn.includes(itemId)) return { play, refusal: 'not_current' }
  if (attempt.isOver) return { play, refusal: 'attempt_closed' }
  if (isOverdue(spec, play, now)) return { play: endQuiz(spec, play, now), refusal: 'time_over' }
  if (spec.feedback === 'each' && attempt.answers.has(itemId)) return { play, refusal: 'already_answered' }
  const written = fromView(value, viewOrder(question, attempt.seed, spec.shuffle))
  const refusal = answerProblem(question, written)
  if (refusal) return { play, refusal }
  const answers = new Map([...attempt.answers, [itemId, written]])
  const after = { ...play, attempt: { ...attempt, answers } }
  const isFull = spec.feedback === 'each' && drawn.every((id) => answers.has(id))
  return { play: isFull ? endQuiz(spec, after, now) : after, refusal: null }
}

/** Hands in; refused while answers are missing and there is time left. */
export function handInQuiz(
  spec: QuizSpec,
  play: QuizPlay,
  now: Date,
): { play: QuizPlay; refusal: AnswerRefusal | 'unanswered' | null } {
  const { attempt } = play
  if (!attempt || attempt.isOver) return { play, refusal: 'attempt_closed' }
  const isMissing = drawnIn(spec, play).some((id) => !attempt.answers.has(id))
  const end = deadlineOf(spec, attempt)
  if (isMissing && !(end && now > end)) return { play, refusal: 'unanswered' }
  return { play: endQuiz(spec, play, now), refusal: null }
}

function attemptView(spec: QuizSpec, play: QuizPlay, attempt: QuizAttempt): NonNullable<QuizView['attempt']> {
  const { passed, scoreBasisPoints } = resultOfQuiz(spec, answered(spec, play))
  const percent = scoreBasisPoints === null ? null : Math.floor(scoreBasisPoints / 100)
  const earned = spec.feedback === 'each' || (spec.feedback === 'end' && attempt.isOver)
  return {
    questions: drawnIn(spec, play).flatMap((id): Shown[] => {
      const question = spec.questions.find((one) => one.id === id)
      const answer = attempt.answers.get(id) ?? null
      return question ? [revealQuestion(question, { seed: attempt.seed, shuffle: spec.shuffle, answer, earned })] : []
    }),
    result: attempt.isOver ? { percent, isPassed: passed } : null,
    deadlineAt: attempt.isOver ? null : deadlineOf(spec, attempt),
  }
}

/** A quiz as it may be shown now. */
export function quizView(spec: QuizSpec, play: QuizPlay, now: Date): QuizView {
  const { attempt, ended, isPassed } = play
  const isOpen = attempt !== null && !attempt.isOver
  const attemptsLeft = spec.attempts === 0 ? null : Math.max(0, spec.attempts - ended - (isOpen ? 1 : 0))
  const until = attemptsLeft === 0 ? null : waitsUntil(spec, play, now)
  return {
    ...{ spec, attemptsLeft, isPassed },
    canStart: !isOpen && attemptsLeft !== 0 && !until,
    nextStartAt: until,
    attempt: attempt && attemptView(spec, play, attempt),
  }
}
