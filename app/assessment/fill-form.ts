import { isDay } from '#app/platform/civil-day.ts'
import type { FormState } from './activity-state.ts'
import type { AnswerRefusal } from './check-answer.ts'
import type { AnswerValue, FormField, FormSpec } from './schemas.ts'

/** Characters that a field takes. */
export const fieldLimits = { line: 200, text: 4000, choice: 1000, date: 10 } as const

/** What is wrong with the text of a field; an empty one is none, because a form is filled in piece by piece. */
export function fieldProblem({ kind, options }: FormField, text: string): AnswerRefusal | null {
  if (text === '') return null
  if (text.length > fieldLimits[kind]) return 'field_long'
  if (kind === 'choice') return options.includes(text) ? null : 'field_choice'
  return kind !== 'date' || isDay(text) ? null : 'field_date'
}

const textOf = (answers: ReadonlyMap<string, AnswerValue>, id: string): string => {
  const value = answers.get(id)
  return value?.type === 'field' ? value.text : ''
}

/** Ids of the required fields without a text, in the order of the form. */
export function emptyRequired(spec: FormSpec, answers: ReadonlyMap<string, AnswerValue>): string[] {
  return spec.fields.filter(({ id, required }) => required && textOf(answers, id) === '').map(({ id }) => id)
}

type Attempt = {
  id: string
  number: number
  submitted: boolean
  journal: readonly { itemId: string; value: AnswerValue }[]
}

/** A form as its page may show it: the last attempt of those at the form as it is, with the models only when it is handed in (P3). */
export function formState(spec: FormSpec, attempts: readonly Attempt[], shown = attempts): FormState {
  const { id, title, introHtml } = spec
  const last = shown.at(-1)
  const completed = attempts.some(({ submitted }) => submitted)
  const state = { kind: 'form', id, title, introHtml, completed } as const
  if (!last) return { ...state, canStart: true, attempt: null }
  const { submitted } = last
  const answers = new Map(last.journal.map(({ itemId, value }) => [itemId, value]))
  const fields = spec.fields.map(({ modelHtml, whyHtml, ...field }) => ({
    ...field,
    text: textOf(answers, field.id),
    model: submitted ? { html: modelHtml, whyHtml } : null,
  }))
  return { ...state, canStart: submitted, attempt: { id: last.id, number: last.number, submitted, fields } }
}
