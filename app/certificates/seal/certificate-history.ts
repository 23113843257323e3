import type { CertificateEventKind, SignatureKind } from '#app/platform/generated/enums.ts'

/** Something that happened to a certificate, for its pages. Instants are UTC. */
export type HistoryEntry = {
  kind: CertificateEventKind | 'sealed' | 'signed' | 'protocolled'
  /** When it happened, or was recorded. */
  at: Date
  /** Common name in the certificate of who sealed or signed; empty otherwise. */
  signerName: string
  /** When a signature was made, as its maker says. */
  signedAt: Date | null
  timestampedAt: Date | null
  /** Number of the certificate that took its place. */
  replacedBy: string | null
  /** Where it was issued in place of another: the number of that one. */
  replaces: string | null
  /** Of the certificate that replaced it or that it replaces; null for everybody but its office. */
  relatedId: string | null
  /** The number a protocollo gave it. */
  protocol: { aoo: string; number: string } | null
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
  replaces: string | null
  relatedId: string | null
}

/** A number an office's protocollo gave; the day is a civil day, at midnight UTC. */
export type RecordedProtocol = { aoo: string; number: string; registeredOn: Date }

type Recorded = { events: RecordedEvent[]; signatures: RecordedSignature[]; protocols: RecordedProtocol[] }

/** Hashes (sha256, hexadecimal) of the files that an office brought signed, oldest first, each once. */
export function signedFilesOf(signatures: readonly Pick<RecordedSignature, 'kind' | 'pdfSha256'>[]): string[] {
  return [...new Set(signatures.filter(({ kind }) => kind === 'signature').map(({ pdfSha256 }) => pdfSha256))]
}

/** At the same instant what came first: issued and sealed are one act. */
const order = [
  'issued',
  'sealed',
  'protocolled',
  'signed',
  'renewed',
  'revoked',
  'replaced',
] as const satisfies HistoryEntry['kind'][]

const related = { replacedBy: null, replaces: null, relatedId: null }
const nothing = { ...related, signerName: '', signedAt: null, timestampedAt: null, protocol: null, reason: '' }

/** A protocollo knows the day alone: on that of issue it comes after it. */
function protocolEntries({ events, protocols }: Recorded): HistoryEntry[] {
  const issuedAt = events.find(({ kind }) => kind === 'issued')?.at.getTime() ?? 0
  return protocols.map(({ aoo, number, registeredOn }) => {
    const at = new Date(Math.max(registeredOn.getTime(), issuedAt))
    return { ...nothing, kind: 'protocolled', at, protocol: { aoo, number } }
  })
}

function signatureEntries(signatures: readonly RecordedSignature[]): HistoryEntry[] {
  const entries = signatures.map(({ kind, recordedAt, signerName, signedAt, timestampedAt }) => {
    const what = kind === 'seal' ? ('sealed' as const) : ('signed' as const)
    return { ...nothing, kind: what, at: recordedAt, signerName, signedAt, timestampedAt }
  })
  // A file signed again brings the earlier signature with it.
  const key = ({ kind, signerName, signedAt }: HistoryEntry) => `${kind} ${signerName} ${signedAt?.getTime()}`
  return entries.filter((entry, index) => entries.findIndex((one) => key(one) === key(entry)) === index)
}

/** Everything that happened, oldest first, with the reasons an office gave: for the office. */
export function fullHistory(row: Recorded): HistoryEntry[] {
  const happened = row.events.map(({ kind, at, reason, replacedBy, replaces, relatedId }) => {
    return { ...nothing, kind, at, reason, replacedBy, replaces, relatedId }
  })
  return [...happened, ...signatureEntries(row.signatures), ...protocolEntries(row)].sort(
    (one, other) => one.at.getTime() - other.at.getTime() || order.indexOf(one.kind) - order.indexOf(other.kind),
  )
}

/** The same for everybody: a reason only where the office made it public, numbers of other certificates without a way in. */
export function publicHistory(row: Recorded): HistoryEntry[] {
  const events = row.events.map((event) => ({
    ...event,
    reason: event.publicReason ? event.reason : '',
    relatedId: null,
  }))
  return fullHistory({ ...row, events })
}
