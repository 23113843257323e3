import { useEffect, useRef, useState } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { QuestionView } from '../activity-state.ts'
import { quizMessages } from '../quiz-messages.ts'
import type { AnswerValue } from '../schemas.ts'
import { Html } from './html.tsx'
import { plainText } from './plain-text.ts'

type Props = { question: QuestionView; given: AnswerValue | null }

/** Without script: a place for every item. */
function Places({ question, given }: Props) {
  const t = useText(quizMessages)
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

type Move = { id: string; by: -1 | 1 }
type Arrangement = { order: string[]; isMoved: boolean; last: Move | null }

/** The ids in the order of the places chosen before the script came; those without a place after them, as they stand. */
function chosenBefore(holder: HTMLElement | null): Arrangement {
  const lists = [...(holder?.querySelectorAll('select') ?? [])]
  const placed = lists.filter(({ value }) => value !== '').sort((a, b) => Number(a.value) - Number(b.value))
  const rest = lists.filter(({ value }) => value === '')
  const order = [...placed, ...rest].map(({ name }) => name.replace('position-', ''))
  return { order, isMoved: placed.length > 0, last: null }
}

function moved(order: readonly string[], { id, by }: Move): string[] {
  const from = order.indexOf(id)
  const rest = order.filter((one) => one !== id)
  return rest.toSpliced(from + by, 0, id)
}

type RowsProps = { order: string[]; question: QuestionView; onMove: (move: Move) => void }

function Rows({ order, question, onMove }: RowsProps) {
  const t = useText(quizMessages)
  return (
    <ol className="order-list">
      {order.map((id, index) => {
        const html = question.options.find((option) => option.id === id)?.html ?? ''
        const button = (by: -1 | 1, sign: string) => {
          // Not `disabled`: the button at an end keeps the focus it has.
          const isEnd = index + by < 0 || index + by >= order.length
          return (
            <button
              type="button"
              className="order-list__move"
              data-move={`${id} ${by}`}
              aria-label={t(by < 0 ? 'move_up' : 'move_down', { text: plainText(html) })}
              aria-disabled={isEnd}
              onClick={() => {
                if (!isEnd) onMove({ id, by })
              }}
            >
              {sign}
            </button>
          )
        }
        return (
          <li key={id}>
            <Html inline html={html} />
            <span className="order-list__buttons">
              {button(-1, '↑')}
              {button(1, '↓')}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

/**
 * Items to bring into order: a list with buttons up and down that say what they move, and tell where it went; without
 * script a place for each. As long as nothing was moved no order is sent, because the one shown is never the right one.
 */
export function OrderControls({ question, given }: Props) {
  const t = useText(quizMessages)
  const holder = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<Arrangement | null>(null)
  useEffect(() => setState(chosenBefore(holder.current)), [])
  useEffect(() => {
    // The row was moved in the page, which takes the focus from the button pressed.
    if (!state?.last) return
    const { id, by } = state.last
    holder.current?.querySelector<HTMLElement>(`[data-move="${id} ${by}"]`)?.focus()
  }, [state])
  const place = (id: string) => ({
    text: plainText(question.options.find((option) => option.id === id)?.html ?? ''),
    place: (state?.order.indexOf(id) ?? 0) + 1,
    total: question.options.length,
  })
  const move = (last: Move) => {
    setState((before) => before && { order: moved(before.order, last), isMoved: true, last })
  }
  return (
    <div ref={holder}>
      <p className="field__hint">{t(state ? 'order_help' : 'order_help_plain')}</p>
      {state ? (
        <Rows order={state.order} question={question} onMove={move} />
      ) : (
        <Places question={question} given={given} />
      )}
      {state?.isMoved &&
        state.order.map((id, index) => <input key={id} type="hidden" name={`position-${id}`} value={index + 1} />)}
      <p className="visually-hidden" aria-live="polite">
        {state?.last && t('moved_to', place(state.last.id))}
      </p>
    </div>
  )
}
