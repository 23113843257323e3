import { db, type Prisma } from '#app/platform/database.server.ts'
import type { RecordedEvent, RecordedProtocol, RecordedSignature } from './certificate-history.ts'

/** The signatures of a certificate in the order they were recorded. */
export const signatureColumns = {
  signatures: {
    orderBy: [{ recordedAt: 'asc' }, { pdfSha256: 'asc' }, { place: 'asc' }],
    select: { kind: true, pdfSha256: true, signerName: true, signedAt: true, timestampedAt: true, recordedAt: true },
  },
} as const satisfies Prisma.CertificateSelect

/** What the history of a certificate is made of. */
export const historyColumns = {
  events: {
    orderBy: { at: 'asc' },
    select: { kind: true, at: true, reason: true, publicReason: true, replacedById: true },
  },
  protocols: { orderBy: { registeredOn: 'asc' }, select: { aoo: true, number: true, registeredOn: true } },
  ...signatureColumns,
} as const satisfies Prisma.CertificateSelect

type Row = Prisma.CertificateGetPayload<{ select: typeof historyColumns }>

/**
 * The events, with what took a certificate's place and what it takes the place of, signatures and protocol numbers.
 * `replaces`: the number that the document says it replaces.
 */
export async function loadHistory(
  { events, signatures, protocols }: Row,
  replaces: string | null,
): Promise<{ events: RecordedEvent[]; signatures: RecordedSignature[]; protocols: RecordedProtocol[] }> {
  const ids = events.flatMap(({ replacedById }) => replacedById ?? [])
  const rows = await db().certificate.findMany({
    where: { OR: [{ id: { in: ids } }, ...(replaces === null ? [] : [{ number: replaces }])] },
    select: { id: true, number: true },
  })
  const numbers = new Map(rows.map(({ id, number }) => [id, number]))
  const replacedId = rows.find(({ number }) => number === replaces)?.id ?? null
  return {
    signatures,
    protocols,
    events: events.map(({ replacedById, ...event }) => {
      const isIssue = event.kind === 'issued'
      return {
        ...event,
        replacedBy: numbers.get(replacedById ?? '') ?? null,
        replaces: isIssue ? replaces : null,
        relatedId: isIssue ? replacedId : replacedById,
      }
    }),
  }
}
