import { z } from 'zod'
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

/** The value of a `date` column: midnight UTC. */
const Day = z.iso
  .date('day_wrong')
  .refine((day) => day >= '2000-01-01' && day <= '2100-12-31', 'day_wrong')
  .transform((day) => new Date(`${day}T00:00:00.000Z`))

export const WaiveForm = z.object({
  person: z.uuid(),
  reason: z.string().trim().min(1, 'reason_missing').max(500, 'text_long'),
  endsOn: Day,
})
export const CloseForm = z.object({ lastDay: Day })
