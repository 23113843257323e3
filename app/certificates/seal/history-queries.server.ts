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

/** The events with the number of what took a certificate's place, signatures and protocol numbers. */
export async function loadHistory({
  events,
  signatures,
  protocols,
}: Row): Promise<{ events: RecordedEvent[]; signatures: RecordedSignature[]; protocols: RecordedProtocol[] }> {
  const ids = events.flatMap(({ replacedById }) => replacedById ?? [])
  const rows = await db().certificate.findMany({ where: { id: { in: ids } }, select: { id: true, number: true } })
  const numbers = new Map(rows.map(({ id, number }) => [id, number]))
  return {
    signatures,
    protocols,
    events: events.map(({ replacedById, ...event }) => {
      return { ...event, replacedBy: numbers.get(replacedById ?? '') ?? null }
    }),
  }
}
