import { orderOf, pairsOf } from '#app/assessment/form-places.ts'
import type { AnswerValue } from '#app/assessment/schemas.ts'
import { textOf } from '#app/platform/form-text.ts'

const trimmed = (form: FormData, name: string) => textOf(form, name).replaceAll('\r\n', '\n').trim()

/** What a form of an exercise gives, in the page's ids; null for a form that gives no answer. */
export function readAnswer(form: FormData): AnswerValue | null {
  const type = textOf(form, 'type')
  switch (type) {
    case 'single':
    case 'scale':
      return { type, choice: textOf(form, 'choice') || 'none' }
    case 'multiple':
      return { type, choices: form.getAll('choice').filter((one) => typeof one === 'string') }
    case 'order':
      return { type, order: orderOf(form) }
    case 'match':
      return { type, pairs: pairsOf(form) }
    case 'short':
    case 'numeric':
    case 'reflection':
      return { type, text: trimmed(form, 'text') }
    case 'decision':
      return { type, option: textOf(form, 'option') || 'none', reason: trimmed(form, 'reason') }
    case 'continue':
      return { type }
    default:
      return null
  }
}

/** The texts of a form of several fields, by field. */
export function readFields(form: FormData): Map<string, string> {
  const names = [...form.keys()].filter((name) => name.startsWith('field-'))
  return new Map(names.map((name) => [name.slice('field-'.length), trimmed(form, name)]))
}
