import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import type { QuizState, RegradeNote } from '../activity-state.ts'
import type { Refusal } from '../exercise-form.ts'
import { assessmentMessages } from '../messages.ts'
import { quizMessages } from '../quiz-messages.ts'
import { ExerciseForm } from './exercise-form.tsx'
import { QuestionCard } from './question-card.tsx'
import { QuizClock } from './quiz-clock.tsx'
import { Result, ResultAbove } from './quiz-result.tsx'

type Props = {
  state: QuizState
  answerIds: Record<string, string>
  refusal: Refusal | null
  /** A certificate may have been issued already: what comes later does not change it. */
  courseCompleted: boolean
}

/** How often one may try, and how long one waits. */
function useAttemptRules({ attemptsLeft, waitMinutes, attempt }: QuizState): string[] {
  const t = useText(quizMessages)
  if (attemptsLeft === null && waitMinutes === 0) return [t('attempts_free')]
  const attempts = attemptsLeft === null ? t('attempts_many') : t('attempts_left', { count: attemptsLeft })
  const isLast = attemptsLeft === 0 || (attemptsLeft === 1 && !attempt)
  const rules = isLast ? [attempts] : [attempts, t('attempts_best')]
  if (waitMinutes === 0) return rules
  const inHours = waitMinutes % 60 === 0
  const wait = inHours ? t('wait_hours', { count: waitMinutes / 60 }) : t('wait_minutes', { count: waitMinutes })
  return [...rules, wait]
}

/** What one should know before starting: questions, pass mark, time, attempts, feedback. */
function Rules({ state }: { state: QuizState }) {
  const t = useText(quizMessages)
  const notes = useText(assessmentMessages)
  const { questionsPerAttempt, passPercent, timeLimitMinutes, feedbackMode } = state
  const rules = [
    t('quiz_rules', { count: questionsPerAttempt, pass: passPercent }),
    timeLimitMinutes > 0 ? t('time_rule', { count: timeLimitMinutes }) : t('time_free'),
    ...useAttemptRules(state),
    t(`feedback_${feedbackMode}`),
  ]
  return (
    <div className="muted quiz__rules">
      <ul>
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <p>{notes('private_note')}</p>
    </div>
  )
}

/** What corrections changed since the quiz was handed in, said calmly. */
function Regrades({ notes }: { notes: readonly RegradeNote[] }) {
  const t = useText(quizMessages)
  const { dayOf: day } = useFormats()
  if (notes.length === 0) return null
  return (
    <Alert kind="info">
      {notes.map(({ question, annulled, on, from, to, keeps }) => (
        <p key={`${question}-${on.getTime()}`}>
          {t(annulled ? 'regrade_annulled' : 'regrade_corrected', { question, on: day(on), from, to })}
          {keeps && ` ${t('regrade_keeps')}`}
        </p>
      ))}
    </Alert>
  )
}

type OpenProps = Props & { attempt: NonNullable<QuizState['attempt']> }

/** The questions of an attempt with the state of each answer, and handing in. */
function Questions({ state, attempt, answerIds, refusal }: OpenProps) {
  const t = useText(quizMessages)
  const refused = useText(assessmentMessages)
  const { id, feedbackMode } = state
  const total = attempt.questions.length
  const isOpen = attempt.result === null
  const takesAnswer = (answer: unknown) => isOpen && (answer === null || feedbackMode !== 'each')
  // What is said of a question stands beside it while it can be answered, else beneath all of them.
  const beside = attempt.questions.find(({ id: one, answer }) => one === refusal?.itemId && takesAnswer(answer))
  return (
    <>
      <ol className="quiz__questions">
        {attempt.questions.map((question, index) => (
          <QuestionCard
            key={question.id}
            question={question}
            position={{ number: index + 1, total }}
            open={takesAnswer(question.answer)}
            changeable={feedbackMode !== 'each'}
            fields={{
              intent: 'answer',
              attemptId: attempt.id,
              activityId: id,
              itemId: question.id,
              answerId: answerIds[question.id] ?? '',
            }}
            refusal={beside?.id === question.id ? refusal : null}
          />
        ))}
      </ol>
      {refusal && !beside && <Alert kind="danger">{refused(refusal.reason)}</Alert>}
      {isOpen && feedbackMode !== 'each' && (
        <ExerciseForm
          fields={{ intent: 'submit-attempt', attemptId: attempt.id, activityId: id }}
          label={t('hand_in')}
        />
      )}
    </>
  )
}

/** Another attempt, after one that failed or, where there is a result to better, also after one that passed. */
function Again({ state, courseCompleted }: Pick<Props, 'state' | 'courseCompleted'>) {
  const t = useText(quizMessages)
  const { id, canStart, passed, bestPercent } = state
  const start = { intent: 'start-attempt', activityId: id }
  if (!canStart || (passed && bestPercent === null)) return null
  if (!passed) {
    return (
      <>
        <Rules state={state} />
        <ExerciseForm fields={start} label={t('retry_quiz')} kind="outline" />
      </>
    )
  }
  return (
    <details className="quiz__again">
      <summary>{t('retake_quiz')}</summary>
      <p>
        {t('retake_better')} {courseCompleted && t('retake_certificate')}
      </p>
      <Rules state={state} />
      <ExerciseForm fields={start} label={t('retake_quiz')} kind="outline" />
    </details>
  )
}

/** A quiz: rules, its questions with the state of each answer, and the result. */
export function QuizPanel(props: Props) {
  const { state, refusal, courseCompleted } = props
  const t = useText(quizMessages)
  const refused = useText(assessmentMessages)
  const { attempt, id, feedbackMode } = state
  const start = { intent: 'start-attempt', activityId: id }
  if (!attempt) {
    return (
      <>
        <Rules state={state} />
        {refusal && <Alert kind="danger">{refused(refusal.reason)}</Alert>}
        <ExerciseForm fields={start} label={t('start_quiz')} />
      </>
    )
  }
  const answered = attempt.questions.filter(({ answer }) => answer !== null).length
  return (
    <>
      {attempt.deadline && <QuizClock deadline={attempt.deadline} />}
      {attempt.result === null && (
        <p className="muted" role="status">
          {t('answered_count', { count: answered, total: attempt.questions.length })}. {t(`feedback_${feedbackMode}`)}
        </p>
      )}
      <ResultAbove state={state} />
      <Questions {...props} attempt={attempt} />
      <Regrades notes={attempt.regrades} />
      <Result state={state} />
      <Again state={state} courseCompleted={courseCompleted} />
    </>
  )
}
