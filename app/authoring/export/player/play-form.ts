import { emptyRequired, fieldProblem } from '#app/assessment/fill-form.ts'
import type { AnswerRefusal } from '#app/assessment/check-answer.ts'
import type { FormSpec } from '#app/assessment/schemas.ts'
import type { FormPlay } from './play.ts'

export type FormRefusal = AnswerRefusal | 'fields_missing' | 'field_empty'

/** Begins a form anew. */
export const startForm = (play: FormPlay): FormPlay => ({ ...play, attempt: { isHandedIn: false, texts: new Map() } })

/** Hands a form in: what is wrong with which field, or the form done. */
export function handInForm(
  spec: FormSpec,
  play: FormPlay,
  texts: ReadonlyMap<string, string>,
): { play: FormPlay; refusal: { itemId: string; reason: FormRefusal } | null } {
  const after: FormPlay = { ...play, attempt: { isHandedIn: false, texts } }
  for (const field of spec.fields) {
    const reason = fieldProblem(field, texts.get(field.id) ?? '')
    if (reason) return { play: after, refusal: { itemId: field.id, reason } }
  }
  const values = [...texts].map(([id, text]) => [id, { type: 'field', text } as const] as const)
  const [empty] = emptyRequired(spec, new Map(values))
  if (empty) return { play: after, refusal: { itemId: empty, reason: 'field_empty' } }
  return { play: { ...play, isDone: true, attempt: { isHandedIn: true, texts } }, refusal: null }
}
