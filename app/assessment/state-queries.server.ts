import { sql } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { ActivityState, CaseState, QuizState } from './activity-state.ts'
import { latestAnswers, listAttempts, type LoadedAttempt } from './attempt-queries.server.ts'
import { formState } from './fill-form.ts'
import { revealQuestion } from './reveal-quiz.ts'
import type { CaseSpec, QuizSpec } from './schemas.ts'
import { getSpec } from './spec-queries.server.ts'
import { nextStartAt, whyClosed } from './time-rule.ts'
import { walkCase, type Shares } from './walk-case.ts'

/** Aggregates of choices need this many people (P9). */
const leastPeople = 5

const percentOf = ({ pointsHundredths, maxHundredths }: LoadedAttempt) =>
  maxHundredths ? Math.floor(((pointsHundredths ?? 0) * 100) / maxHundredths) : null

function deadlineState({ submitted, deadlineAt }: LoadedAttempt, now: Date) {
  if (submitted || !deadlineAt) return null
  return { at: deadlineAt.toISOString(), secondsLeft: Math.ceil((deadlineAt.getTime() - now.getTime()) / 1000) }
}

function quizAttempt(spec: QuizSpec, attempt: LoadedAttempt, now: Date): QuizState['attempt'] {
  const answers = latestAnswers(attempt)
  const questions = attempt.drawn.flatMap((id) => spec.questions.find((question) => question.id === id) ?? [])
  const result = attempt.submitted ? { percent: percentOf(attempt), passed: attempt.passed ?? false } : null
  const earned = spec.feedback === 'each' || (spec.feedback === 'end' && attempt.submitted)
  return {
    id: attempt.id,
    number: attempt.number,
    result,
    deadline: deadlineState(attempt, now),
    timeOver: whyClosed(attempt, now) === 'time_over',
    questions: questions.map((question) => {
      const answer = answers.get(question.id) ?? null
      return revealQuestion(question, { seed: attempt.seed, shuffle: spec.shuffle, answer, earned })
    }),
  }
}

function quizState(spec: QuizSpec, attempts: readonly LoadedAttempt[], now: Date): QuizState {
  const last = attempts.at(-1)
  const passed = attempts.some((attempt) => attempt.passed === true)
  const attemptsLeft = spec.attempts === 0 ? null : Math.max(0, spec.attempts - attempts.length)
  const open = last !== undefined && !last.submitted
  const waitsUntil = attemptsLeft === 0 ? null : nextStartAt(last, spec.waitMinutes, now)
  return {
    kind: 'quiz',
    id: spec.id,
    title: spec.title,
    passPercent: spec.passPercent,
    feedbackMode: spec.feedback,
    questionsPerAttempt: spec.draw,
    attemptsLeft,
    canStart: !open && attemptsLeft !== 0 && !waitsUntil,
    passed,
    timeLimitMinutes: spec.timeLimitMinutes,
    waitMinutes: spec.waitMinutes,
    nextStartAt: waitsUntil?.toISOString() ?? null,
    attempt: last ? quizAttempt(spec, last, now) : null,
  }
}

type ShareRow = { item_id: string; option: string; people: number }

/** How colleagues decided, in percent, where at least five people did; the first finished walk of each counts. */
async function sharesOf(courseVersionId: string, activityId: string): Promise<Shares> {
  const rows = await sql()<ShareRow[]>`
    WITH first AS (
      SELECT DISTINCT ON (enrolment_id) id, enrolment_id FROM attempt
      WHERE course_version_id = ${courseVersionId} AND activity_id = ${activityId} AND submitted_at IS NOT NULL
      ORDER BY enrolment_id, number
    )
    SELECT a.item_id, a.value->>'option' AS option, count(*)::int AS people
    FROM first f JOIN answer a ON a.attempt_id = f.id
    WHERE a.value->>'type' = 'decision'
    GROUP BY 1, 2`
  const totals = new Map<string, number>()
  for (const { item_id: item, people } of rows) totals.set(item, (totals.get(item) ?? 0) + people)
  const shares = new Map<string, Map<string, number>>()
  for (const { item_id: item, option, people } of rows) {
    const total = totals.get(item) ?? 0
    if (total < leastPeople) continue
    const options = shares.get(item) ?? new Map<string, number>()
    shares.set(item, options.set(option, Math.round((people * 100) / total)))
  }
  return shares
}

async function caseState(spec: CaseSpec, attempts: readonly LoadedAttempt[]): Promise<CaseState> {
  const last = attempts.at(-1)
  const completed = attempts.some(({ submitted }) => submitted)
  const { id, title } = spec
  if (!last) return { kind: 'case', id, title, canStart: true, completed, attempt: null }
  const shares = last.submitted ? await sharesOf(last.courseVersionId, id) : undefined
  const { steps, pending, finished } = walkCase(spec, last.journal, shares)
  const { readings, rubric, debriefHtml } = spec
  const ending = finished ? { readings, rubric, debriefHtml } : null
  const attempt = { id: last.id, number: last.number, steps, pending, ending }
  return { kind: 'case', id, title, canStart: finished, completed, attempt }
}

/** What a lesson's page may show of its exercises, by id (P3). The caller has checked that the enrolment is the viewer's. */
export async function listActivityStates(
  place: { enrolmentId: string; courseVersionId: string; activityIds: string[] },
  now: Date,
): Promise<Record<string, ActivityState>> {
  const { enrolmentId, courseVersionId, activityIds } = place
  const [attempts, specs] = await Promise.all([
    listAttempts(enrolmentId, activityIds),
    Promise.all(activityIds.map((id) => getSpec(courseVersionId, id))),
  ])
  const states = await Promise.all(
    specs.map(async (spec): Promise<[string, ActivityState]> => {
      // An attempt begun on another version is history: its questions may not exist any more.
      const own = attempts.filter((one) => one.activityId === spec.id && one.courseVersionId === courseVersionId)
      if (spec.kind === 'form') return [spec.id, formState(spec, own)]
      return [spec.id, spec.kind === 'quiz' ? quizState(spec, own, now) : await caseState(spec, own)]
    }),
  )
  return Object.fromEntries(states)
}

/** Whether one of the attempts shown is still open though its time is over: it is to be closed before it is shown. */
export function hasOverdue(states: Record<string, ActivityState>): boolean {
  return Object.values(states).some(
    (state) => state.kind === 'quiz' && state.attempt?.timeOver && !state.attempt.result,
  )
}

/** A UUID for the next answer to each item that waits for one: a form sent twice is one answer (P4). */
export function nextAnswerIds(states: Record<string, ActivityState>): Record<string, string> {
  const waiting = Object.values(states).flatMap((state): string[] => {
    if (state.kind === 'case') return state.attempt?.pending ? [state.attempt.pending.itemId] : []
    if (state.kind === 'form') return state.attempt?.submitted === false ? state.attempt.fields.map(({ id }) => id) : []
    return state.attempt && !state.attempt.result ? state.attempt.questions.map(({ id }) => id) : []
  })
  return Object.fromEntries(waiting.map((itemId) => [itemId, newId()]))
}
