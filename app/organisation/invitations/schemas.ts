import { z } from 'zod'

const states = [
  'none',
  'sending',
  'kept',
  'sent',
  'refused',
  'to_print',
  'printed',
  'expired',
  'cancelled',
  'blocked',
  'used',
] as const
/** How far somebody is on the way to an account; `used` have one, by an invitation; `kept` is a mail that stays
 * in the outbox because no mail server is named. */
export const InvitationState = z.enum(states)
export type InvitationState = z.infer<typeof InvitationState>

const optionalId = z.uuid().optional().catch(undefined)

/** Query string of the office's page; what makes no sense falls back. Without a state: everybody without an account. */
export const InvitationFilter = z.object({
  organisation: optionalId,
  state: InvitationState.optional().catch(undefined),
  search: z.string().max(100).catch(''),
  person: optionalId,
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type InvitationFilter = z.infer<typeof InvitationFilter>

export const LettersQuery = z.object({
  organisation: optionalId,
  person: optionalId,
  all: z.literal('1').optional().catch(undefined),
})

/** The invitation somebody had when the page was made: a form sent twice acts once. */
const seen = z.union([z.uuid(), z.literal('').transform(() => null)])
const onPerson = { personId: z.uuid(), seen }

/** What the page may be asked to do; the page fills all of it in. */
export const InvitationAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('mail'), ...onPerson }),
  z.object({ intent: z.literal('letter'), ...onPerson }),
  z.object({ intent: z.literal('cancel'), ...onPerson }),
  z.object({ intent: z.literal('all') }),
])
export type InvitationAct = z.infer<typeof InvitationAct>

/** What has just been done, as the address after a form says; nothing for any other word. */
export const DoneAct = z.enum(['mail', 'letter', 'cancel', 'all']).optional().catch(undefined)
