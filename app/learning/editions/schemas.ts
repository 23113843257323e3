import { z } from 'zod'
import { AmbitoParams } from '#app/organisation/schemas.ts'

export const EditionParams = AmbitoParams.extend({ editionId: z.uuid() })
export const LogoParams = EditionParams.extend({ position: z.coerce.number().int().min(0).max(1000) })

export const EnrolForm = z.object({ person: z.array(z.uuid()).max(200).default([]) })

export const WithdrawForm = z.object({
  enrolment: z.uuid(),
  reason: z.string({ error: 'reason_missing' }).trim().min(1, 'reason_missing').max(500, 'reason_long'),
})
