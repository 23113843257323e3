import { z } from 'zod'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { textOf } from '#app/platform/form-text.ts'
import type { assessmentMessages } from './messages.ts'
import { orderOf, pairsOf } from './form-places.ts'
import { AnswerValue } from './schemas.ts'

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/)

const StartForm = z.object({
  intent: z.literal('start-attempt'),
  activityId: Id,
  /** The counter to walk a case from, where one works at several. */
  counter: z.enum(DepartmentKind).optional(),
})
const SubmitForm = z.object({ intent: z.literal('submit-attempt'), attemptId: z.uuid(), activityId: Id })
const AnswerForm = z.object({
  intent: z.literal('answer'),
  attemptId: z.uuid(),
  activityId: Id,
  itemId: Id,
  answerId: z.uuid(),
  value: AnswerValue,
  /** Of a decision: show its reason to colleagues, without a name. */
  share: z.literal(true).optional(),
})
/** Takes back a reason shown to colleagues. */
export const WithdrawForm = z.object({ intent: z.literal('withdraw-reason'), activityId: Id, answerId: z.uuid() })

/** Which few of the colleagues' reasons an address asks for, from 1; anything else is the first. */
export const ReasonsPage = z.coerce.number().int().min(1).max(10_000).catch(1)

const FilledForm = z.object({
  intent: z.enum(['save-form', 'hand-in-form']),
  attemptId: z.uuid(),
  activityId: Id,
  fields: z.array(z.object({ itemId: Id, answerId: z.uuid(), text: z.string().trim().max(4000) })).max(100),
})

/** What the forms of an exercise ask for. */
export const ExerciseForm = z.discriminatedUnion('intent', [
  StartForm,
  SubmitForm,
  AnswerForm,
  WithdrawForm,
  FilledForm,
])
export type ExerciseForm = z.infer<typeof ExerciseForm>

/** A refused form: why, and what was given, in the page's ids. */
export type Refusal = {
  activityId: string
  itemId: string | null
  reason: keyof (typeof assessmentMessages)['it']
  value: AnswerValue | null
  /** What was given to a form of several fields and is not stored, by field. */
  given?: Record<string, string>
  /** Whether the reason was to be shown to colleagues. */
  share?: boolean
}

/** A form to fill in sends `field-<id>` and, for its next answer's UUID, `answer-<id>`. Browsers end lines with CR LF. */
function fieldsOf(form: FormData) {
  const ids = [...form.keys()].filter((name) => name.startsWith('field-')).map((name) => name.slice('field-'.length))
  return ids.map((itemId) => ({
    itemId,
    answerId: textOf(form, `answer-${itemId}`),
    text: textOf(form, `field-${itemId}`).replaceAll('\r\n', '\n'),
  }))
}

function valueOf(form: FormData): unknown {
  const type = textOf(form, 'type')
  const single = textOf(form, 'choice')
  if (type === 'single' || type === 'scale') return { type, choice: single || 'none' }
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
  const share = form.get('share') === 'on' ? { share: true } : {}
  const counter = form.has('counter') ? { counter: textOf(form, 'counter') } : {}
  const given = { value: valueOf(form), fields: fieldsOf(form), ...share, ...counter }
  const parsed = ExerciseForm.safeParse({ ...Object.fromEntries(fields), ...given })
  return parsed.success ? parsed.data : null
}
