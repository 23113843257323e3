import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import type { QuestionView, QuizState } from '../activity-state.ts'
import { assessmentMessages } from '../messages.ts'
import { quizMessages } from '../quiz-messages.ts'
import { useLookAgain } from './use-look-again.ts'

type Props = { state: QuizState }

/** From how many questions on the result also stands above them. */
const long = 6

/** Whether a question counts and was not answered fully right, as far as the page may say (P3). */
function isToReview({ answer, feedback, type }: QuestionView): boolean {
  if (answer === null) return type !== 'scale'
  return feedback !== null && !feedback.annulled && feedback.max > 0 && !feedback.right
}

/** The questions not fully right, each a link; nothing where the page does not tell of single questions. */
function ToReview({ state: { attempt, feedbackMode } }: Props) {
  const t = useText(quizMessages)
  if (!attempt || feedbackMode === 'never') return null
  const total = attempt.questions.length
  const numbered = attempt.questions.map((question, index) => ({ question, number: index + 1 }))
  const missed = numbered.filter(({ question }) => isToReview(question))
  if (missed.length === 0) return null
  return (
    <>
      <p className="quiz__missed">{t('to_review', { count: missed.length, total })}</p>
      <ul className="quiz__missed-list">
        {missed.map(({ question, number }) => (
          <li key={question.id}>
            <a href={`#${question.id}`}>{t('to_review_one', { number })}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Above the questions of a long quiz that is over: its result, and where to look again. */
export function ResultAbove({ state }: Props) {
  const t = useText(quizMessages)
  const { attempt } = state
  const percent = attempt?.result?.percent ?? null
  if (!attempt || percent === null || attempt.questions.length < long) return null
  return (
    <div className="quiz__above">
      <p>
        <strong>{t('result_so_far', { percent })}</strong>
      </p>
      <ToReview state={state} />
    </div>
  )
}

/** When the next attempt may begin, where one must wait. */
function Waiting({ state: { nextStartAt, waitMinutes } }: Props) {
  const t = useText(quizMessages)
  const { time } = useFormats()
  useLookAgain(nextStartAt)
  if (!nextStartAt) return null
  // A wait of half a day may end on another day.
  if (waitMinutes >= 720) return <p>{t('retry_on', { time: time(nextStartAt, 'day') })}</p>
  return <p>{t('retry_at', { time: time(nextStartAt) })}</p>
}

/** What to do after an attempt that failed. */
function NextStep({ state }: Props) {
  const t = useText(quizMessages)
  const notes = useText(assessmentMessages)
  const { canStart, nextStartAt, feedbackMode } = state
  if (nextStartAt) return <Waiting state={state} />
  if (!canStart) return <p>{notes('no_attempts_left')}</p>
  return <p>{t(feedbackMode === 'never' ? 'result_failed_again' : 'result_failed_hint')}</p>
}

/** The result of an attempt that is over, what to look at again, and what to do next. */
export function Result({ state }: Props) {
  const t = useText(quizMessages)
  const notes = useText(assessmentMessages)
  const { attempt, passPercent: pass, bestPercent: best } = state
  if (!attempt?.result) return null
  const { percent, passed } = attempt.result
  const over = attempt.timeOver && <p>{t('time_over_result')}</p>
  if (passed) {
    return (
      <Alert kind="success">
        {over}
        <p>{percent === null ? t('result_opinions') : t('result_passed', { percent })}</p>
        <ToReview state={state} />
      </Alert>
    )
  }
  return (
    <Alert kind={state.passed ? 'info' : 'warning'}>
      {over}
      <p>{percent === null ? notes('unanswered') : t('result_failed', { percent, pass })}</p>
      <ToReview state={state} />
      {state.passed && best !== null && <p>{t('stays_passed', { best })}</p>}
      {state.passed ? <Waiting state={state} /> : <NextStep state={state} />}
    </Alert>
  )
}
