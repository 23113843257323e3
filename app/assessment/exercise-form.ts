import { z } from 'zod'
import type { assessmentMessages } from './messages.ts'
import { AnswerValue } from './schemas.ts'

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/)

const StartForm = z.object({ intent: z.literal('start-attempt'), activityId: Id })
const SubmitForm = z.object({ intent: z.literal('submit-attempt'), attemptId: z.uuid(), activityId: Id })
const AnswerForm = z.object({
  intent: z.literal('answer'),
  attemptId: z.uuid(),
  activityId: Id,
  itemId: Id,
  answerId: z.uuid(),
  value: AnswerValue,
})

/** What the forms of an exercise ask for. */
export const ExerciseForm = z.discriminatedUnion('intent', [StartForm, SubmitForm, AnswerForm])
export type ExerciseForm = z.infer<typeof ExerciseForm>

/** A refused form: why, and what was given, in the page's ids. */
export type Refusal = {
  activityId: string
  itemId: string | null
  reason: keyof (typeof assessmentMessages)['it']
  value: AnswerValue | null
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** Order is one number for each item: `position-v2=1`. Two with the same number leave the order incomplete. */
function orderOf(form: FormData): string[] {
  const places = [...form.entries()].flatMap(([name, value]) =>
    name.startsWith('position-') && typeof value === 'string' && /^\d{1,2}$/.test(value)
      ? [{ id: name.slice(9), at: Number(value) }]
      : [],
  )
  const distinct = new Set(places.map(({ at }) => at)).size === places.length
  return distinct ? places.sort((a, b) => a.at - b.at).map(({ id }) => id) : []
}

function pairsOf(form: FormData): Record<string, string> {
  const pairs = [...form.entries()].flatMap(([name, value]): [string, string][] =>
    name.startsWith('pair-') && typeof value === 'string' && value ? [[name.slice(5), value]] : [],
  )
  return Object.fromEntries(pairs)
}

function valueOf(form: FormData): unknown {
  const type = textOf(form, 'type')
  const single = textOf(form, 'choice')
  if (type === 'single') return { type, choice: single || 'none' }
  if (type === 'multiple') return { type, choices: form.getAll('choice') }
  if (type === 'order') return { type, order: orderOf(form) }
  if (type === 'match') return { type, pairs: pairsOf(form) }
  if (type === 'decision') return { type, option: textOf(form, 'option') || 'none', reason: textOf(form, 'reason') }
  return { type, text: textOf(form, 'text') }
}

/**
 * Reads a form of an exercise. Null when it has not even the right shape: somebody built it by hand, or a text is
 * beyond every limit.
 */
export function parseExerciseForm(form: FormData): ExerciseForm | null {
  const fields = ['intent', 'attemptId', 'activityId', 'itemId', 'answerId'].map((name) => [name, textOf(form, name)])
  const parsed = ExerciseForm.safeParse({ ...Object.fromEntries(fields), value: valueOf(form) })
  return parsed.success ? parsed.data : null
}
