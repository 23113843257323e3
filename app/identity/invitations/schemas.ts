import { z } from 'zod'
import { EmailField, same, twice } from '../schemas.ts'
import { codeLength, typedCode } from './invitation-code.ts'

/** A sealed ticket is the longest of them. */
export const InvitationParams = z.object({ token: z.string().max(300) })

/** The code of a letter and what only its person knows; errors are keys of `invitationMessages`. */
export const LetterCode = z.object({
  code: z
    .string({ error: 'code_missing' })
    .max(100, 'code_wrong')
    .transform(typedCode)
    .pipe(z.string().length(codeLength, 'code_wrong')),
  lastFour: z
    .string({ error: 'last_four_missing' })
    .max(100, 'last_four_wrong')
    .transform((text) => text.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .pipe(z.string().length(4, 'last_four_wrong')),
})

/** The account an invited person makes. */
export const AcceptInvitation = z
  .object({ email: EmailField, ...twice })
  .refine(same, { path: ['repeat'], error: 'repeat_differs' })
