import { isDeepStrictEqual } from 'node:util'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { ActivityState, QuizState, RegradeNote } from './activity-state.ts'
import { listAttempts, type LoadedAttempt } from './attempt-queries.server.ts'
import { latestAnswers } from './attempt-result.ts'
import { caseState } from './case-state.server.ts'
import { withCorrections } from './correct-question.ts'
import { percentOf } from './regrade-rule.ts'
import { formState } from './fill-form.ts'
import { revealQuestion } from './reveal-quiz.ts'
import type { AssessmentSpec, QuizSpec } from './schemas.ts'
import { getSpec } from './spec-queries.server.ts'
import { nextStartAt, whyClosed } from './time-rule.ts'

function deadlineState({ submitted, deadlineAt }: LoadedAttempt, now: Date) {
  if (submitted || !deadlineAt) return null
  return { at: deadlineAt.toISOString(), secondsLeft: Math.ceil((deadlineAt.getTime() - now.getTime()) / 1000) }
}

/** Corrections that left the result as it was are no news to the learner. */
function regradeNotes({ drawn, corrections, regrades }: LoadedAttempt): RegradeNote[] {
  return regrades.flatMap(({ number, pointsBefore, pointsAfter, max, passedBefore, passedAfter }) => {
    const correction = corrections.find((one) => one.number === number)
    if (!correction || pointsBefore === pointsAfter) return []
    const { question, recordedAt: on } = correction
    const [from, to] = [percentOf(pointsBefore, max), percentOf(pointsAfter, max)]
    const place = drawn.indexOf(question.id) + 1
    const keeps = passedBefore && !passedAfter
    return [{ question: place, annulled: question.annulled ?? false, on, from, to, keeps }]
  })
}

/** Percent of an attempt's points; null where nothing is graded. */
const percentOfAttempt = ({ pointsHundredths, maxHundredths }: LoadedAttempt): number | null =>
  maxHundredths ? percentOf(pointsHundredths ?? 0, maxHundredths) : null

/** The best of the attempts that are over: the one that counts. */
function bestPercent(attempts: readonly LoadedAttempt[]): number | null {
  const percents = attempts.flatMap((attempt) => (attempt.submitted ? (percentOfAttempt(attempt) ?? []) : []))
  return percents.length > 0 ? Math.max(...percents) : null
}

function quizAttempt(written: QuizSpec, attempt: LoadedAttempt, now: Date): QuizState['attempt'] {
  const spec = withCorrections(written, attempt.corrections)
  const answers = latestAnswers(attempt)
  const instants = new Map(attempt.journal.map(({ itemId, receivedAt }) => [itemId, receivedAt.toISOString()]))
  const questions = attempt.drawn.flatMap((id) => spec.questions.find((question) => question.id === id) ?? [])
  const result = attempt.submitted ? { percent: percentOfAttempt(attempt), passed: attempt.passed ?? false } : null
  const earned = spec.feedback === 'each' || (spec.feedback === 'end' && attempt.submitted)
  return {
    id: attempt.id,
    number: attempt.number,
    result,
    deadline: deadlineState(attempt, now),
    timeOver: whyClosed(attempt, now) === 'time_over',
    regrades: regradeNotes(attempt),
    questions: questions.map((question) => {
      const answer = answers.get(question.id) ?? null
      const shown = revealQuestion(question, { seed: attempt.seed, shuffle: spec.shuffle, answer, earned })
      return { ...shown, receivedAt: instants.get(question.id) ?? null }
    }),
  }
}

/** A quiz as its page may show it (P3). `attempts` count, `shown` are those at the quiz as it is shown. */
export function quizState(
  spec: QuizSpec,
  { attempts, shown }: { attempts: readonly LoadedAttempt[]; shown: readonly LoadedAttempt[] },
  now: Date,
): QuizState {
  const last = attempts.at(-1)
  const open = last !== undefined && !last.submitted
  const seen = shown.at(-1)
  const passed = attempts.some((attempt) => attempt.passed === true)
  const attemptsLeft = spec.attempts === 0 ? null : Math.max(0, spec.attempts - attempts.length)
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
    bestPercent: bestPercent(attempts),
    timeLimitMinutes: spec.timeLimitMinutes,
    waitMinutes: spec.waitMinutes,
    nextStartAt: waitsUntil?.toISOString() ?? null,
    attempt: seen ? quizAttempt(spec, seen, now) : null,
  }
}

type Shown = { spec: AssessmentSpec; shown: LoadedAttempt[]; lang?: string }

/** What a version is the same as in every language, and its own. */
export type VersionFacts = { originalId: string; language: string }
type Versions = { courseVersionId: string; versionOf: (id: string) => Promise<VersionFacts> }

/**
 * An exercise as its page shows it. Who went over to a newer version in the middle of one that changed ends it as it was;
 * else the newer one is shown, and an attempt at the exercise before is history: its questions may not exist any more.
 * Who changed the language of the course ends an attempt, and reads it again, in the words it was begun in.
 */
async function asShown(
  written: AssessmentSpec,
  { courseVersionId, versionOf }: Versions,
  attempts: readonly LoadedAttempt[],
): Promise<Shown> {
  if (attempts.every((one) => one.courseVersionId === courseVersionId)) return { spec: written, shown: [...attempts] }
  const [own, ...versions] = await Promise.all(
    [courseVersionId, ...attempts.map((one) => one.courseVersionId)].map((id) => versionOf(id)),
  )
  const specs = await Promise.all(attempts.map((one) => getSpec(one.courseVersionId, one.activityId)))
  const [last, lastVersion, lastSpec] = [attempts.at(-1), versions.at(-1), specs.at(-1)]
  const stays = last?.submitted === false || lastVersion?.originalId === own?.originalId
  const spec = (stays ? lastSpec : undefined) ?? written
  const shownVersion = (stays ? lastVersion : undefined) ?? own
  const isShown = (at: number) =>
    isDeepStrictEqual(specs[at], spec) || versions[at]?.originalId === shownVersion?.originalId
  const lang = shownVersion?.language === own?.language ? {} : { lang: shownVersion?.language }
  return { spec, shown: attempts.filter((_one, at) => isShown(at)), ...lang }
}

/** What a lesson's page may show of its exercises, by id (P3). The caller has checked that the enrolment is the viewer's. */
export async function listActivityStates(
  place: {
    enrolmentId: string
    courseVersionId: string
    activityIds: string[]
    /** The counters the reader works at today, the main one first. */
    counters?: DepartmentKind[]
    versionOf: Versions['versionOf']
    /** Which few of the colleagues' reasons to show at the end of a case, from 1. */
    reasonsPage?: number
  },
  now: Date,
): Promise<Record<string, ActivityState>> {
  const { enrolmentId, courseVersionId, activityIds, versionOf, counters = [], reasonsPage = 1 } = place
  const [attempts, specs] = await Promise.all([
    listAttempts(enrolmentId, activityIds),
    Promise.all(activityIds.map((id) => getSpec(courseVersionId, id))),
  ])
  const states = await Promise.all(
    specs.map(async (written): Promise<readonly [string, ActivityState]> => {
      const { id } = written
      const every = attempts.filter((one) => one.activityId === id)
      const counting = every.filter(({ setAsideAt }) => setAsideAt === null)
      const { spec, shown, lang } = await asShown(written, { courseVersionId, versionOf }, counting)
      const inWords = <State extends ActivityState>(state: State) => [id, lang ? { ...state, lang } : state] as const
      if (spec.kind === 'form') return inWords(formState(spec, counting, shown))
      if (spec.kind === 'quiz') return inWords(quizState(spec, { attempts: counting, shown }, now))
      return inWords(await caseState(spec, { counting, shown, every, counters, reasonsPage }))
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
