import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { textOf } from '#app/platform/form-text.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { ActivityState, CaseState } from './activity-state.ts'
import type { JournalEntry, LoadedAttempt } from './attempt-queries.server.ts'
import { isWhole, latestAnswers } from './attempt-result.ts'
import { pictureOf } from './case-state.server.ts'
import { drawQuestions } from './draw-questions.ts'
import { parseExerciseForm, type ExerciseForm, type Refusal } from './exercise-form.ts'
import { emptyRequired, formState } from './fill-form.ts'
import { AnswerValue, type AssessmentSpec, type CaseSpec } from './schemas.ts'
import { nextAnswerIds, quizState } from './state-queries.server.ts'
import { endsAttempt, judge, withAnswer } from './submit-answer.server.ts'
import { resultOf } from './submit-attempt.server.ts'
import { walkCase } from './walk-case.ts'

/**
 * An attempt that nobody keeps: its page carries it in the place of an attempt's id and sends it with every answer. It
 * comes back from a browser, so it may be anything of this shape; who sends another deceives only themselves.
 */
const Trial = z.object({
  seed: z.number().int().min(0),
  answers: z.array(z.object({ itemId: z.string().max(100), value: AnswerValue, at: z.coerce.date() })).max(1000),
  endedAt: z.coerce.date().nullable(),
})
type Trial = z.infer<typeof Trial>

const sealed = (trial: Trial): string => Buffer.from(JSON.stringify(trial)).toString('base64url')

function opened(text: string): Trial | null {
  try {
    return Trial.nullable()
      .catch(null)
      .parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch {
    return null
  }
}

function attemptOf(spec: AssessmentSpec, trial: Trial): LoadedAttempt {
  const { seed, answers, endedAt } = trial
  const journal = answers.map(({ itemId, value, at }, index): JournalEntry => {
    return { id: String(index), itemId, value, sequence: index + 1, receivedAt: at }
  })
  const drawn = spec.kind === 'quiz' ? drawQuestions(spec, seed) : []
  const open: LoadedAttempt = {
    ...{ id: sealed(trial), enrolmentId: '', courseVersionId: '', activityId: spec.id, number: 1 },
    ...{ seed, drawn, journal, submitted: endedAt !== null, submittedAt: endedAt, deadlineAt: null, setAsideAt: null },
    ...{ pointsHundredths: null, maxHundredths: null, passed: null, counter: null, regrades: [], corrections: [] },
  }
  if (!endedAt) return open
  const { points, max, passed } = resultOf(spec, open)
  return { ...open, pointsHundredths: points, maxHundredths: max, passed }
}

const trialOf = ({ seed, journal, submittedAt }: LoadedAttempt): Trial => ({
  seed,
  answers: journal.map(({ itemId, value, receivedAt: at }) => ({ itemId, value, at })),
  endedAt: submittedAt,
})

function caseState(spec: CaseSpec, attempt: LoadedAttempt | null): CaseState {
  const marked = spec.scenes.some(({ reflection }) => reflection?.marked)
  const walk = attempt && { attempt, ...walkCase(spec, attempt.journal) }
  const { readings, debriefHtml } = spec
  const rubric = spec.rubric.map(({ criterion, levels }) => ({ criterion, levels }))
  const ending = walk?.finished
    ? {
        ...{ readings, rubric, debriefHtml, divergence: [], reasonsPage: 1 },
        pictureSvg: pictureOf(spec, walk.steps, new Set()),
      }
    : null
  return {
    ...{ kind: 'case', id: spec.id, title: spec.title, counters: [], previous: [], marked, readings: {} },
    ...{ canStart: !walk || ending !== null, completed: ending !== null },
    attempt: walk && {
      ...{
        id: walk.attempt.id,
        number: 1,
        counter: null,
        steps: walk.steps,
        shared: {},
        pending: walk.pending,
        ending,
      },
    },
  }
}

function stateOf(spec: AssessmentSpec, trial: Trial | null, now: Date): ActivityState {
  const attempt = trial && attemptOf(spec, trial)
  const attempts = attempt ? [attempt] : []
  if (spec.kind === 'quiz') return quizState(spec, { attempts, shown: attempts }, now)
  return spec.kind === 'form' ? formState(spec, attempts) : caseState(spec, attempt)
}

type Step = { attempt: LoadedAttempt; refusal: Omit<Refusal, 'activityId'> | null }

const refused = (attempt: LoadedAttempt, reason: Refusal['reason'], itemId: string | null = null): Step => ({
  attempt,
  refusal: { reason, itemId, value: null },
})

const ended = (attempt: LoadedAttempt, now: Date): LoadedAttempt => ({ ...attempt, submitted: true, submittedAt: now })

function handedIn(spec: AssessmentSpec, attempt: LoadedAttempt, now: Date): Step {
  if (isWhole(spec, attempt)) return { attempt: ended(attempt, now), refusal: null }
  if (spec.kind !== 'form') return refused(attempt, 'unanswered')
  return refused(attempt, 'fields_missing', emptyRequired(spec, latestAnswers(attempt))[0] ?? null)
}

function answered(
  spec: AssessmentSpec,
  attempt: LoadedAttempt,
  { itemId, value }: { itemId: string; value: AnswerValue },
  now: Date,
): Step {
  const given = { answerId: newId(), itemId, value }
  const judged = judge(spec, attempt, given)
  if (!judged.ok) return { attempt, refusal: { itemId, reason: judged.reason, value } }
  const { after } = withAnswer(attempt, given, judged.graded.value, now)
  return { attempt: endsAttempt(spec, after) ? ended(after, now) : after, refusal: null }
}

type Filled = Extract<ExerciseForm, { fields: unknown }>

/** Every field that is taken is kept; the first that is not is told, with all that was given. */
function filledIn(spec: AssessmentSpec, attempt: LoadedAttempt, { fields, intent }: Filled, now: Date): Step {
  let step: Step = { attempt, refusal: null }
  for (const { itemId, text } of fields) {
    const { attempt: after, refusal } = answered(spec, step.attempt, { itemId, value: { type: 'field', text } }, now)
    step = { attempt: after, refusal: step.refusal ?? refusal }
  }
  if (!step.refusal && intent === 'hand-in-form') step = handedIn(spec, step.attempt, now)
  const given = Object.fromEntries(fields.map(({ itemId, text }) => [itemId, text]))
  return { ...step, refusal: step.refusal && { ...step.refusal, given } }
}

function stepOf(spec: AssessmentSpec, attempt: LoadedAttempt, form: ExerciseForm, now: Date): Step {
  if (attempt.submitted) return refused(attempt, 'attempt_closed')
  if (form.intent === 'submit-attempt') return handedIn(spec, attempt, now)
  if (form.intent === 'answer') return answered(spec, attempt, form, now)
  if (form.intent === 'save-form' || form.intent === 'hand-in-form') return filledIn(spec, attempt, form, now)
  return { attempt, refusal: null }
}

/** What an exercise being tried out shows, with a refusal where what was given is not taken. */
export type TrialShown = { state: ActivityState; answerIds: Record<string, string>; refusal: Refusal | null }

function shown(spec: AssessmentSpec, trial: Trial | null, refusal: Refusal | null, now: Date): TrialShown {
  const state = stateOf(spec, trial, now)
  return { state, answerIds: nextAnswerIds({ [spec.id]: state }), refusal }
}

/** The forms of an exercise name their attempt by a UUID; here it is the trial itself. */
function exerciseForm(form: FormData): ExerciseForm | null {
  const named = new FormData()
  for (const [name, value] of form) named.append(name, value)
  if (form.has('attemptId')) named.set('attemptId', newId())
  return parseExerciseForm(named)
}

/**
 * An exercise as a learner takes it, tried out by who writes it: drawn, judged and graded by the same rules, every try
 * from the start with another draw, and nothing is stored. What a form of the exercise sends gives the next state; a form
 * without an intent, the exercise before it is begun.
 * @param spec a case as the counter sees it, from the scene to begin with
 */
export function tryExercise(spec: AssessmentSpec, form: FormData, now: Date): TrialShown {
  if (!form.has('intent')) return shown(spec, null, null, now)
  const activityId = spec.id
  const trial = opened(textOf(form, 'attemptId'))
  const asked = exerciseForm(form)
  if (asked?.intent === 'start-attempt') {
    return shown(spec, { seed: randomInt(2 ** 31 - 1), answers: [], endedAt: null }, null, now)
  }
  if (!asked || !trial) return shown(spec, trial, { activityId, itemId: null, reason: 'form_wrong', value: null }, now)
  const { attempt, refusal } = stepOf(spec, attemptOf(spec, trial), asked, now)
  return shown(spec, trialOf(attempt), refusal && { ...refusal, activityId }, now)
}
