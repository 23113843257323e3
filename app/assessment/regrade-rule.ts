import { drawnPoints } from './grade-answer.ts'
import type { AnswerValue, Question } from './schemas.ts'
import { leastPeople } from './small-groups.ts'

/** Points in hundredths. */
export type Result = { points: number; max: number; passed: boolean }

/** Whole percent of the points, rounded down so that 100 means all. */
export function percentOf(points: number, max: number): number {
  return max === 0 ? 0 : Math.floor((points * 100) / max)
}

/** Score in hundredths of a percent, rounded down. */
export function scoreOf({ points, max }: { points: number; max: number }): number {
  return max === 0 ? 0 : Math.floor((points * 10_000) / max)
}

/** One question before and after its correction. */
export type Corrected = { before: Question; after: Question; passPercent: number }

/**
 * What a correction makes of a result: the points of the one question change, nothing else does. `value` is the latest
 * answer to it, null without one.
 */
export function regrade(counted: Result, value: AnswerValue | null, { before, after, passPercent }: Corrected): Result {
  const change = drawnPoints(after, value) - drawnPoints(before, value)
  if (change === 0) return counted
  const points = Math.max(0, Math.min(counted.max, counted.points + change))
  return { points, max: counted.max, passed: scoreOf({ points, max: counted.max }) >= passPercent * 100 }
}

/** An attempt that was handed in, with the result that counts before the correction. */
export type GradedAttempt = {
  attemptId: string
  enrolmentId: string
  personId: string
  /** Whether it had the question and was graded without the correction. */
  concerned: boolean
  counted: Result
  /** The latest answer to the question, null without one. */
  value: AnswerValue | null
}

export type AttemptChange = { attemptId: string; before: Result; after: Result }

/** How one enrolment stands with a quiz after all its attempts: passed when one of them is. */
export type EnrolmentChange = {
  enrolmentId: string
  personId: string
  /** Of the attempts concerned, changed or not. */
  attempts: AttemptChange[]
  outcome: 'gained' | 'lost' | 'same'
}

function changeOf(
  own: readonly GradedAttempt[],
  corrected: Corrected,
): Omit<EnrolmentChange, 'enrolmentId' | 'personId'> {
  const attempts = own.flatMap(({ attemptId, concerned, counted, value }) =>
    concerned ? [{ attemptId, before: counted, after: regrade(counted, value, corrected) }] : [],
  )
  const elsewhere = own.some(({ concerned, counted }) => !concerned && counted.passed)
  const before = elsewhere || attempts.some((one) => one.before.passed)
  const after = elsewhere || attempts.some((one) => one.after.passed)
  return { attempts, outcome: before === after ? 'same' : after ? 'gained' : 'lost' }
}

/** What a correction does, enrolment by enrolment, in the order of the attempts. */
export function changesOf(attempts: readonly GradedAttempt[], corrected: Corrected): EnrolmentChange[] {
  const byEnrolment = new Map<string, GradedAttempt[]>()
  for (const attempt of attempts) {
    const own = byEnrolment.get(attempt.enrolmentId)
    if (own) own.push(attempt)
    else byEnrolment.set(attempt.enrolmentId, [attempt])
  }
  return [...byEnrolment.values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const { enrolmentId, personId } = first
    return [{ enrolmentId, personId, ...changeOf(own, corrected) }]
  })
}

export type CorrectionFigures = {
  /** People whose quiz passes from failed to passed, and the other way round. */
  gained: number
  lost: number
  /** Attempts that had the question; those whose points change, and whose outcome does. */
  attempts: number
  pointsChange: number
  outcomeChange: number
  /** Of those, attempts of people who had passed on another one, and who still pass by another one. */
  passedAnyway: { gained: number; lost: number }
  /** Mean share of the question's points over the answers to it, 0 to 1; null from fewer than five people (P9). */
  facility: { before: number; after: number } | null
}

function facilityOf(attempts: readonly GradedAttempt[], { before, after }: Corrected): CorrectionFigures['facility'] {
  const answered = attempts.filter(({ concerned, value }) => concerned && value !== null)
  if (new Set(answered.map(({ personId }) => personId)).size < leastPeople) return null
  const mean = (question: Question) =>
    answered.reduce((sum, { value }) => sum + drawnPoints(question, value) / question.points, 0) / answered.length
  return { before: mean(before), after: mean(after) }
}

/** The numbers of a preview. */
export function figuresOf(attempts: readonly GradedAttempt[], corrected: Corrected): CorrectionFigures {
  const changes = changesOf(attempts, corrected)
  const people = (outcome: EnrolmentChange['outcome']) =>
    new Set(changes.filter((one) => one.outcome === outcome).map(({ personId }) => personId)).size
  const all = changes.flatMap((one) => one.attempts)
  const turned = changes.filter(({ outcome }) => outcome === 'same').flatMap((one) => one.attempts)
  const passing = (to: boolean) =>
    turned.filter(({ before, after }) => before.passed !== to && after.passed === to).length
  return {
    gained: people('gained'),
    lost: people('lost'),
    attempts: all.length,
    pointsChange: all.filter(({ before, after }) => before.points !== after.points).length,
    outcomeChange: all.filter(({ before, after }) => before.passed !== after.passed).length,
    passedAnyway: { gained: passing(true), lost: passing(false) },
    facility: facilityOf(attempts, corrected),
  }
}
