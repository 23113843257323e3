import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import type { QuizState } from '../activity-state.ts'
import type { Refusal } from '../exercise-form.ts'
import { assessmentMessages } from '../messages.ts'
import { ExerciseForm } from './exercise-form.tsx'
import { QuestionCard } from './question-card.tsx'

type Props = { state: QuizState; answerIds: Record<string, string>; refusal: Refusal | null }

function Rules({ state }: { state: QuizState }) {
  const t = useText(assessmentMessages)
  const left = state.attemptsLeft === null ? t('attempts_free') : t('attempts_left', { count: state.attemptsLeft })
  return (
    <div className="muted">
      <p>
        {t('quiz_rules', { count: state.questionsPerAttempt, pass: state.passPercent })} {left}{' '}
        {t(`feedback_${state.feedbackMode}`)}
      </p>
      <p>{t('private_note')}</p>
    </div>
  )
}

function Result({ state }: { state: QuizState }) {
  const t = useText(assessmentMessages)
  const result = state.attempt?.result
  if (!result) return null
  const { percent } = result
  if (result.passed) return <Alert kind="success">{t('result_passed', { percent })}</Alert>
  return (
    <Alert kind="warning">
      <p>{t('result_failed', { percent, pass: state.passPercent })}</p>
      <p>{state.canStart ? t('result_failed_hint') : t('no_attempts_left')}</p>
    </Alert>
  )
}

/** A quiz: rules, its questions with the state of each answer, and the result. */
export function QuizPanel({ state, answerIds, refusal }: Props) {
  const t = useText(assessmentMessages)
  const { attempt, id, canStart, passed, feedbackMode } = state
  const start = { intent: 'start-attempt', activityId: id }
  const general = refusal && refusal.itemId === null && <Alert kind="danger">{t(refusal.reason)}</Alert>
  if (!attempt) {
    return (
      <>
        <Rules state={state} />
        {general}
        <ExerciseForm fields={start} label={t('start_quiz')} />
      </>
    )
  }
  const answered = attempt.questions.filter(({ answer }) => answer !== null).length
  const total = attempt.questions.length
  const open = attempt.result === null
  return (
    <>
      {open && (
        <p className="muted" role="status">
          {t('answered_count', { count: answered, total })}. {t(`feedback_${feedbackMode}`)}
        </p>
      )}
      <ol className="quiz__questions">
        {attempt.questions.map((question, index) => (
          <QuestionCard
            key={question.id}
            question={question}
            position={{ number: index + 1, total }}
            open={open && (question.answer === null || feedbackMode !== 'each')}
            fields={{
              intent: 'answer',
              attemptId: attempt.id,
              activityId: id,
              itemId: question.id,
              answerId: answerIds[question.id] ?? '',
            }}
            refusal={refusal?.itemId === question.id ? refusal : null}
          />
        ))}
      </ol>
      {general}
      {open && feedbackMode !== 'each' && (
        <ExerciseForm
          fields={{ intent: 'submit-attempt', attemptId: attempt.id, activityId: id }}
          label={t('hand_in')}
        />
      )}
      <Result state={state} />
      {canStart && !passed && <ExerciseForm fields={start} label={t('retry_quiz')} kind="outline" />}
    </>
  )
}
