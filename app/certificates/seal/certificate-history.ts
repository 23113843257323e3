import type { CertificateEventKind, SignatureKind } from '#app/platform/generated/enums.ts'

/** Something that happened to a certificate, for its pages. Instants are UTC. */
export type HistoryEntry = {
  kind: CertificateEventKind | 'sealed' | 'signed'
  /** When it happened, or was recorded. */
  at: Date
  /** Common name in the certificate of who sealed or signed; empty otherwise. */
  signerName: string
  /** When a signature was made, as its maker says. */
  signedAt: Date | null
  timestampedAt: Date | null
  /** Number of the certificate that took its place. */
  replacedBy: string | null
  reason: string
}

export type RecordedSignature = {
  kind: SignatureKind
  pdfSha256: string
  signerName: string
  signedAt: Date | null
  timestampedAt: Date | null
  recordedAt: Date
}

export type RecordedEvent = {
  kind: CertificateEventKind
  at: Date
  reason: string
  publicReason: boolean
  replacedBy: string | null
}

/** Hashes (sha256, hexadecimal) of the files that an office brought signed, oldest first, each once. */
export function signedFilesOf(signatures: readonly Pick<RecordedSignature, 'kind' | 'pdfSha256'>[]): string[] {
  return [...new Set(signatures.filter(({ kind }) => kind === 'signature').map(({ pdfSha256 }) => pdfSha256))]
}

/** At the same instant what came first: issued and sealed are one act. */
const order = ['issued', 'sealed', 'signed', 'revoked', 'replaced'] as const satisfies HistoryEntry['kind'][]

function signatureEntries(signatures: readonly RecordedSignature[]): HistoryEntry[] {
  const entries = signatures.map(({ kind, recordedAt, signerName, signedAt, timestampedAt }) => {
    const what = kind === 'seal' ? ('sealed' as const) : ('signed' as const)
    return { kind: what, at: recordedAt, signerName, signedAt, timestampedAt, replacedBy: null, reason: '' }
  })
  // A file signed again brings the earlier signature with it.
  const key = ({ kind, signerName, signedAt }: HistoryEntry) => `${kind} ${signerName} ${signedAt?.getTime()}`
  return entries.filter((entry, index) => entries.findIndex((one) => key(one) === key(entry)) === index)
}

/** Everything that happened, oldest first, with the reasons an office gave: for the office. */
export function fullHistory(row: { events: RecordedEvent[]; signatures: RecordedSignature[] }): HistoryEntry[] {
  const happened = row.events.map(({ kind, at, reason, replacedBy }) => {
    return { kind, at, reason, replacedBy, signerName: '', signedAt: null, timestampedAt: null }
  })
  return [...happened, ...signatureEntries(row.signatures)].sort(
    (one, other) => one.at.getTime() - other.at.getTime() || order.indexOf(one.kind) - order.indexOf(other.kind),
  )
}

/** The same for everybody: a reason only where the office made it public. */
export function publicHistory(row: { events: RecordedEvent[]; signatures: RecordedSignature[] }): HistoryEntry[] {
  const events = row.events.map((event) => ({ ...event, reason: event.publicReason ? event.reason : '' }))
  return fullHistory({ ...row, events })
}
