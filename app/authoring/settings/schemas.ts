import { z } from 'zod'
import { courseRoles } from './role-rule.ts'

/** What the page of a course's settings may be asked to do; errors are keys of `settingsMessages`. */
export const SettingsAct = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('grant'),
    role: z.enum(courseRoles, 'role_missing'),
    personId: z.uuid('person_missing'),
  }),
  z.object({ intent: z.literal('revoke'), role: z.enum(courseRoles), personId: z.uuid() }),
  z.object({ intent: z.enum(['close', 'reopen']) }),
])
export type SettingsAct = z.infer<typeof SettingsAct>
