import type { CertificateEventKind } from '#app/platform/generated/enums.ts'
import { isExpired } from './expiry.ts'
import type { CertificateStatus } from './schemas.ts'

/**
 * What became of a certificate, from everything that happened to it (P8: facts are added, never edited). One that was
 * revoked and then replaced counts as replaced, because there is a newer one to ask for.
 */
export function statusOf(kinds: readonly CertificateEventKind[]): Exclude<CertificateStatus, 'expired'> {
  if (kinds.includes('replaced')) return 'replaced'
  return kinds.includes('revoked') ? 'revoked' : 'valid'
}

/** What it is worth on a civil day: one that nobody revoked or replaced still ends with its last day. */
export function statusOn(
  today: string,
  { kinds, expiresOn }: { kinds: readonly CertificateEventKind[]; expiresOn: string | null },
): CertificateStatus {
  const status = statusOf(kinds)
  return status === 'valid' && isExpired(expiresOn, today) ? 'expired' : status
}
