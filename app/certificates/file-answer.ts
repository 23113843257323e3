import type { FileVerdict } from './compare-file.ts'
import type { CertificateStatus } from './schemas.ts'

/** What is answered of a file, before anything is said of the number it carries. */
export type FileAnswer = {
  tone: 'success' | 'warning' | 'danger'
  /** Key of the room's messages. */
  title: `file_title_${FileVerdict}` | `file_but_${Exclude<CertificateStatus, 'valid'>}`
  /** Whether what the file says can be believed; if not, the certificate's own state must not comfort anybody. */
  isTrusted: boolean
}

/**
 * The worst of what is known of a file and of its certificate: a changed file is bad news however valid the number is,
 * and an original is good news only while the certificate holds.
 */
export function answerOf(verdict: FileVerdict, status: CertificateStatus): FileAnswer {
  if (verdict === 'different') return { tone: 'danger', title: 'file_title_different', isTrusted: false }
  if (verdict === 'extended') return { tone: 'danger', title: 'file_title_extended', isTrusted: false }
  if (status === 'valid') return { tone: 'success', title: `file_title_${verdict}`, isTrusted: true }
  return { tone: status === 'revoked' ? 'danger' : 'warning', title: `file_but_${status}`, isTrusted: true }
}
