import { isRenewable } from './expiry.ts'
import type { CertificateStatus } from './schemas.ts'

/** A certificate, as far as it says whether its holder may take the course again. Days are civil days. */
export type RenewableFacts = {
  courseId: string
  issuedAt: Date
  status: CertificateStatus
  /** The last day it holds; null: for ever. */
  expiresOn: string | null
  /** It was revoked, and the office lets its holder take the course again. */
  mayRetake: boolean
}

/** Whether a later certificate of the same course holds and ends later. */
function isOutlived(one: RenewableFacts, others: readonly RenewableFacts[]): boolean {
  return others.some(({ courseId, issuedAt, status, expiresOn }) => {
    if (courseId !== one.courseId || issuedAt <= one.issuedAt || status !== 'valid') return false
    return expiresOn === null || one.expiresOn === null || expiresOn > one.expiresOn
  })
}

/**
 * Whether somebody may take a course again for a new certificate on a civil day: when the one they have is about to end or
 * has ended, or when it was revoked and the office says so; not when a later one holds. `others` are all of theirs.
 */
export function mayRenew(one: RenewableFacts, others: readonly RenewableFacts[], today: string): boolean {
  if (isOutlived(one, others)) return false
  if (one.status === 'revoked') return one.mayRetake
  return one.status !== 'replaced' && isRenewable(one.expiresOn, today)
}
