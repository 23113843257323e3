import { z } from 'zod'
import { Role } from '#app/platform/generated/enums.ts'

/** A role and where it holds. All three null = the whole installation. */
export const Grant = z.object({
  role: z.enum(Role),
  ambitoId: z.uuid().nullable(),
  organisationId: z.uuid().nullable(),
  departmentId: z.uuid().nullable(),
})
export type Grant = z.infer<typeof Grant>
export const GrantList = z.array(Grant)

/** An e-mail address, in lower case. */
export const EmailField = z
  .string({ error: 'email_missing' })
  .trim()
  .toLowerCase()
  .max(254, 'email_wrong')
  .pipe(z.email({ error: 'email_wrong' }))

export const SignIn = z.object({
  email: EmailField,
  password: z.string({ error: 'password_missing' }).max(200, 'password_long'),
})

export const RequestReset = z.object({ email: EmailField })

/** Length over composition: NIST SP 800-63B §5.1.1.2. */
export const NewPassword = z.string({ error: 'password_missing' }).min(12, 'password_short').max(200, 'password_long')

/** A password chosen, and typed once more. */
export const twice = { password: NewPassword, repeat: z.string({ error: 'repeat_missing' }).max(200, 'password_long') }
/** Whether both are the same. */
export const same = (form: { password: string; repeat: string }) => form.password === form.repeat

export const ResetPassword = z.object(twice).refine(same, { path: ['repeat'], error: 'repeat_differs' })

export const ChangePassword = z
  .object({ current: z.string({ error: 'password_missing' }).max(200, 'password_long'), ...twice })
  .refine(same, { path: ['repeat'], error: 'repeat_differs' })
