import { z } from 'zod'
import { orderOf, pairsOf } from '#app/assessment/form-places.ts'
import { KeyProposal } from '#app/assessment/correct-question.ts'
import type { Question } from '#app/assessment/schemas.ts'
import { Slug } from '#app/platform/slug.ts'
import { textOf } from '#app/platform/form-text.ts'

/** Address of one question of one published version. */
export const QuestionParams = z.object({
  slug: Slug,
  activityId: Slug,
  version: z.coerce.number().int().min(1).max(100_000),
  questionId: Slug,
})

/** Address of one correction. */
export const CorrectionParams = z.object({ slug: Slug, activityId: Slug, correctionId: z.uuid() })

const shortestReason = 10
const longestReason = 1000

export const CorrectionForm = z.object({
  intent: z.enum(['preview', 'confirm']),
  key: KeyProposal,
  /** What the controls said even where the question is annulled, to show it again. */
  typed: KeyProposal,
  reason: z.string().trim().max(longestReason),
  correctionId: z.uuid(),
  /** Empty before the first preview. */
  fingerprint: z.string().max(64),
})
export type CorrectionForm = z.infer<typeof CorrectionForm>

export const reasonIsShort = (reason: string) => reason.length < shortestReason

function typedKey(type: Question['type'], form: FormData): unknown {
  if (type === 'single' || type === 'multiple') return { kind: 'choices', right: form.getAll('right') }
  if (type === 'order') return { kind: 'order', order: orderOf(form) }
  if (type === 'match') return { kind: 'match', pairs: pairsOf(form) }
  if (type === 'short') return { kind: 'short', accepted: textOf(form, 'accepted').split(/\r?\n/) }
  return { kind: 'numeric', value: textOf(form, 'value'), tolerance: textOf(form, 'tolerance') }
}

/** Reads the form of a correction of a question of this type. Null when no page of ours could have sent it. */
export function parseCorrectionForm(type: Question['type'], form: FormData): CorrectionForm | null {
  const typed = typedKey(type, form)
  const parsed = CorrectionForm.safeParse({
    intent: textOf(form, 'intent') || 'preview',
    typed,
    key: textOf(form, 'what') === 'annul' ? { kind: 'annul' } : typed,
    reason: textOf(form, 'reason'),
    correctionId: textOf(form, 'correctionId'),
    fingerprint: textOf(form, 'fingerprint'),
  })
  return parsed.success ? parsed.data : null
}
