import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import type { QuestionFeedback, QuestionView } from '../activity-state.ts'
import type { Refusal } from '../exercise-form.ts'
import { assessmentMessages } from '../messages.ts'
import { quizMessages } from '../quiz-messages.ts'
import { AnswerControls } from './answer-controls.tsx'
import { AnswerMark } from './answer-mark.tsx'
import { ExerciseForm } from './exercise-form.tsx'
import { Html } from './html.tsx'
import { plainText } from './plain-text.ts'
import { useFocusOnRefusal } from './use-focus-on-refusal.ts'

type Props = {
  question: QuestionView
  position: { number: number; total: number }
  /** Whether it still takes an answer. */
  open: boolean
  /** Whether an answer may be given again. */
  changeable: boolean
  fields: Record<string, string>
  refusal: Refusal | null
}

function Verdict({ feedback }: { feedback: QuestionFeedback }) {
  const t = useText(quizMessages)
  const { right, annulled, points, max } = feedback
  if (annulled) return <p className="answered__verdict">{t('annulled')}</p>
  if (max === 0) return null
  if (right) return <p className="answered__verdict answered__verdict--right">{t('right')}</p>
  if (points > 0)
    return (
      <p className="answered__verdict answered__verdict--partly">
        {t('partly', { percent: Math.round((points * 100) / max) })}
      </p>
    )
  return <p className="answered__verdict answered__verdict--wrong">{t('wrong')}</p>
}

type AnsweredProps = Pick<Props, 'question'>

/** Choices with what is said of each. */
function AnsweredChoices({ question: { answer, feedback, options } }: AnsweredProps) {
  const t = useText(quizMessages)
  const notes = useText(assessmentMessages)
  const chosen = answer?.type === 'single' ? [answer.choice] : answer?.type === 'multiple' ? answer.choices : []
  return (
    <ul className="answered__choices">
      {options.map(({ id, html }) => {
        const said = feedback?.choices[id]
        const isChosen = chosen.includes(id)
        return (
          <li
            key={id}
            className={said ? `choice choice--${said.right ? 'right' : isChosen ? 'wrong' : 'other'}` : 'choice'}
          >
            <Html inline html={html} /> {isChosen && <span className="choice__note">{notes('your_answer')}</span>}
            {said?.right && <span className="choice__note">{t('right_answer')}</span>}
            {said?.html && (isChosen || said.right) && <Html html={said.html} className="choice__feedback" />}
          </li>
        )
      })}
    </ul>
  )
}

/** An order, pairs or words as they were given. */
function AnsweredInWords({ question: { answer, options, lefts, unit } }: AnsweredProps) {
  const t = useText(quizMessages)
  const textOfOption = (id: string | undefined) => options.find((option) => option.id === id)?.html ?? ''
  if (answer?.type === 'order') {
    return (
      <ol>
        {answer.order.map((id) => (
          <li key={id}>
            <Html inline html={textOfOption(id)} />
          </li>
        ))}
      </ol>
    )
  }
  if (answer?.type === 'match') {
    return (
      <ul>
        {lefts.map(({ id, text }) => (
          <li key={id}>
            {text} → <Html inline html={textOfOption(answer.pairs[id])} />
          </li>
        ))}
      </ul>
    )
  }
  if (answer?.type === 'scale') {
    const [first, last] = [options[0], options.at(-1)].map((step) => plainText(step?.html ?? ''))
    return (
      <p>
        {t('write_answer')}: <strong>{answer.choice}</strong>{' '}
        {t('scale_ends', { first: first ?? '', last: last ?? '' })}
      </p>
    )
  }
  if (answer?.type !== 'short' && answer?.type !== 'numeric') return null
  return (
    <p>
      {t('write_answer')}: <strong>{answer.text}</strong> {unit}
    </p>
  )
}

/** A question that takes no answer any more: what was given, whether it was right and why. */
function Answered({ question }: AnsweredProps) {
  const t = useText(quizMessages)
  const { feedback, type } = question
  const Solution = type === 'order' ? 'ol' : 'ul'
  return (
    <div className="answered">
      {type === 'single' || type === 'multiple' ? (
        <AnsweredChoices question={question} />
      ) : (
        <AnsweredInWords question={question} />
      )}
      {feedback && <Verdict feedback={feedback} />}
      {feedback && feedback.solution.length > 0 && (
        <div className="answered__solution">
          <p>{t('solution')}:</p>
          <Solution>
            {feedback.solution.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </Solution>
        </div>
      )}
      {feedback?.generalHtml && <Html html={feedback.generalHtml} className="answered__general" />}
    </div>
  )
}

/** One question: its text, the controls or what was answered, and the state of the answer. */
export function QuestionCard({ question, position, open, changeable, fields, refusal }: Props) {
  const t = useText(quizMessages)
  const refused = useText(assessmentMessages)
  const { id, answer } = question
  const promptId = `${id}-prompt`
  const errorId = `${id}-error`
  const given = refusal?.value ?? answer
  useFocusOnRefusal(refusal, errorId)
  return (
    <li className="quiz__question" id={id}>
      <p className="quiz__position">
        {t('question_number', position)} <AnswerMark fields={fields} open={open} receivedAt={question.receivedAt} />
      </p>
      <Html html={question.promptHtml} id={promptId} className="quiz__prompt" />
      {open && question.hintHtml && (
        <details className="quiz__hint">
          <summary>{t('hint')}</summary>
          <Html html={question.hintHtml} />
        </details>
      )}
      {open ? (
        <ExerciseForm
          fields={{ ...fields, type: question.type }}
          label={t(answer ? 'change_answer' : 'answer')}
          kind={answer ? 'outline' : 'primary'}
          changeable={changeable}
        >
          <AnswerControls
            question={question}
            given={given}
            labelledBy={promptId}
            errorId={refusal ? errorId : undefined}
          />
          {refusal && (
            <p className="field__error" id={errorId} role="alert" tabIndex={-1}>
              {refused(refusal.reason)}
            </p>
          )}
        </ExerciseForm>
      ) : (
        <>
          {refusal && <Alert kind="warning">{refused(refusal.reason)}</Alert>}
          <Answered question={question} />
        </>
      )}
    </li>
  )
}
