import type { CertificateEventKind } from '#app/platform/generated/enums.ts'
import type { CertificateStatus } from './schemas.ts'

/**
 * What a certificate is worth, from everything that happened to it (P8: facts are added, never edited). One that was
 * revoked and then replaced counts as replaced, because there is a newer one to ask for.
 */
export function statusOf(kinds: readonly CertificateEventKind[]): CertificateStatus {
  if (kinds.includes('replaced')) return 'replaced'
  return kinds.includes('revoked') ? 'revoked' : 'valid'
}
