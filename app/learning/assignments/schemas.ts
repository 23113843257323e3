import { z } from 'zod'
import { dayField } from '#app/platform/day-field.ts'
import { Slug } from '#app/platform/slug.ts'
import { dutyStates } from './duty-state.ts'

/** The address of a rule's pages. */
export const RuleParams = z.object({ ambitoSlug: Slug, ruleId: z.uuid() })

/** What the page of a rule shows; anything else that was typed is left out. */
export const RuleQuery = z.object({
  state: z.enum(dutyStates).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  waive: z.uuid().optional().catch(undefined),
})

const Day = dayField('day_wrong')

export const WaiveForm = z.object({
  person: z.uuid(),
  reason: z.string().trim().min(1, 'reason_missing').max(500, 'text_long'),
  endsOn: Day,
})
export const CloseForm = z.object({ lastDay: Day })
