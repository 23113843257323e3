import { useText } from '#app/platform/i18n/use-text.tsx'
import type { QuestionView } from '../activity-state.ts'
import { assessmentMessages } from '../messages.ts'
import type { AnswerValue } from '../schemas.ts'
import { Html } from './html.tsx'

type Props = { question: QuestionView; given: AnswerValue | null; labelledBy: string; errorId: string | undefined }

function Choices({ question, given }: Props) {
  const multiple = question.type === 'multiple'
  const chosen = given?.type === 'single' ? [given.choice] : given?.type === 'multiple' ? given.choices : []
  return question.options.map(({ id, html }) => (
    <label key={id} className="choice choice--open">
      <input type={multiple ? 'checkbox' : 'radio'} name="choice" value={id} defaultChecked={chosen.includes(id)} />
      <Html inline html={html} />
    </label>
  ))
}

function Order({ question, given }: Props) {
  const t = useText(assessmentMessages)
  const order = given?.type === 'order' ? given.order : []
  return question.options.map(({ id, html }) => (
    <label key={id} className="order-line">
      <select name={`position-${id}`} defaultValue={order.includes(id) ? String(order.indexOf(id) + 1) : ''}>
        <option value="">–</option>
        {question.options.map((_option, index) => (
          <option key={index} value={index + 1}>
            {index + 1}
          </option>
        ))}
      </select>
      <span className="visually-hidden">{t('position_of')} </span>
      <Html inline html={html} />
    </label>
  ))
}

const plain = (html: string) => html.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')

function Match({ question, given }: Props) {
  const t = useText(assessmentMessages)
  const pairs = given?.type === 'match' ? given.pairs : {}
  return question.lefts.map(({ id, text }) => (
    <label key={id} className="match-line">
      <span>{text}</span>
      <select name={`pair-${id}`} defaultValue={pairs[id] ?? ''}>
        <option value="">{t('choose')} …</option>
        {question.options.map((option) => (
          <option key={option.id} value={option.id}>
            {plain(option.html)}
          </option>
        ))}
      </select>
    </label>
  ))
}

function Text({ question, given, labelledBy, errorId }: Props) {
  const t = useText(assessmentMessages)
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

const controls = { single: Choices, multiple: Choices, order: Order, match: Match, short: Text, numeric: Text }

/** The controls of a question's type, as plain HTML, with what was given before. */
export function AnswerControls(props: Props) {
  const Controls = controls[props.question.type]
  return (
    <div role="group" aria-labelledby={props.labelledBy} aria-describedby={props.errorId} className="answer-controls">
      <Controls {...props} />
    </div>
  )
}
