import { z } from 'zod'

/** Why somebody of a selection has no file in it, or `certified`. */
export const bundleStates = [
  'certified',
  'not_enrolled',
  'trained_elsewhere',
  'enrolled',
  'under_way',
  'certificate_waiting',
  'certificate_revoked',
  'issued_outside_period',
] as const
export type BundleState = (typeof bundleStates)[number]

const Protocol = z.object({ aoo: z.string(), number: z.string(), registeredOn: z.iso.date() })

/** What the tables of a bundle say of one certificate. Days are civil days in Italy. */
const BundleCertificate = z.object({
  number: z.string(),
  verifyCode: z.string(),
  completedOn: z.iso.date(),
  issuedOn: z.iso.date(),
  /** Credited. */
  minutes: z.number().int(),
  course: z.string(),
  /** Who issued it, as the document says. */
  issuer: z.string(),
  /** As printed: the name of the day of issue. */
  person: z.string(),
  /** The latest number a protocollo gave it. */
  protocol: Protocol.nullable(),
})

/** What the tables of a bundle say of somebody: the JSON column `certificate_bundle_member.line`. */
export const BundleLine = z.object({
  familyName: z.string(),
  givenName: z.string(),
  organisationName: z.string(),
  departmentName: z.string(),
  state: z.enum(bundleStates),
  /** Set when `certified`. */
  certificate: BundleCertificate.nullable(),
})
export type BundleLine = z.infer<typeof BundleLine>
