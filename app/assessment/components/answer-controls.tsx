import { useText } from '#app/platform/i18n/use-text.tsx'
import type { QuestionView } from '../activity-state.ts'
import { quizMessages } from '../quiz-messages.ts'
import type { AnswerValue } from '../schemas.ts'
import { Html } from './html.tsx'
import { OrderControls } from './order-controls.tsx'
import { plainText } from './plain-text.ts'

type Props = { question: QuestionView; given: AnswerValue | null; labelledBy: string; errorId: string | undefined }

function Choices({ question, given }: Props) {
  const multiple = question.type === 'multiple'
  const one = given?.type === 'single' || given?.type === 'scale' ? [given.choice] : []
  const chosen = given?.type === 'multiple' ? given.choices : one
  return question.options.map(({ id, html }) => (
    <label key={id} className="choice choice--open">
      <input type={multiple ? 'checkbox' : 'radio'} name="choice" value={id} defaultChecked={chosen.includes(id)} />
      <Html inline html={html} />
    </label>
  ))
}

const helpId = (question: QuestionView) => `${question.id}-help`

/** Choices of which more than one may be right: a square box alone does not say so. */
function SeveralChoices(props: Props) {
  const t = useText(quizMessages)
  return (
    <>
      <p className="field__hint" id={helpId(props.question)}>
        {t('multiple_help')}
      </p>
      <Choices {...props} />
    </>
  )
}

/** An opinion: steps in a row where there is room, and the word that it is one. */
function Scale(props: Props) {
  const t = useText(quizMessages)
  return (
    <>
      <p className="field__hint">{t('scale_help')}</p>
      <div className="scale">
        <Choices {...props} />
      </div>
    </>
  )
}

function Match({ question, given }: Props) {
  const t = useText(quizMessages)
  const pairs = given?.type === 'match' ? given.pairs : {}
  const lines = question.lefts.map(({ id, text }) => (
    <label key={id} className="match-line">
      <span>{text}</span>
      <select name={`pair-${id}`} defaultValue={pairs[id] ?? ''}>
        <option value="">{t('choose')} …</option>
        {question.options.map((option) => (
          <option key={option.id} value={option.id}>
            {plainText(option.html)}
          </option>
        ))}
      </select>
    </label>
  ))
  return (
    <>
      <p className="field__hint">{t('match_help')}</p>
      {lines}
    </>
  )
}

function Text({ question, given, labelledBy, errorId }: Props) {
  const t = useText(quizMessages)
  const numeric = question.type === 'numeric'
  const text = given?.type === 'short' || given?.type === 'numeric' ? given.text : ''
  const hintId = `${question.id}-hint`
  return (
    <div className="field">
      <label htmlFor={`${question.id}-text`}>
        {t(numeric ? 'number_answer' : 'write_answer')} {question.unit && `(${question.unit})`}
      </label>
      {numeric && (
        <p className="field__hint" id={hintId}>
          {t('number_hint')}
        </p>
      )}
      <input
        type="text"
        name="text"
        id={`${question.id}-text`}
        defaultValue={text}
        inputMode={numeric ? 'decimal' : undefined}
        maxLength={numeric ? 40 : 200}
        autoComplete="off"
        aria-invalid={errorId ? true : undefined}
        aria-describedby={[labelledBy, numeric ? hintId : '', errorId ?? ''].filter(Boolean).join(' ')}
      />
    </div>
  )
}

const controls = {
  single: Choices,
  multiple: SeveralChoices,
  order: OrderControls,
  match: Match,
  short: Text,
  numeric: Text,
  scale: Scale,
}

/** The controls of a question's type, as plain HTML, with what was given before. */
export function AnswerControls(props: Props) {
  const { question, labelledBy, errorId } = props
  const Controls = controls[question.type]
  const describedBy = [question.type === 'multiple' ? helpId(question) : '', errorId ?? ''].filter(Boolean).join(' ')
  return (
    <div
      role="group"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy || undefined}
      className="answer-controls"
    >
      <Controls {...props} />
    </div>
  )
}
