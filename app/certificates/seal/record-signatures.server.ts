import type { Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { PdfSignature } from './read-signatures.server.ts'
import type { Seal } from './seal-pdf.server.ts'

type File = { certificateId: string; pdfSha256: string }

/** Records the seal of a certificate just issued, in the transaction that stores it. Nothing without a seal. */
export async function recordSeal(tx: Transaction, file: File, seal: Seal | null, now: Date): Promise<void> {
  if (!seal) return
  await tx.certificateSignature.create({
    data: { id: newId(), ...file, kind: 'seal', place: 1, ...seal, recordedAt: now },
  })
}

/** Records the signatures a signed file brings to a certificate. The unique (file, place) lets a file in once. */
export async function recordSignatures(
  tx: Transaction,
  file: File & { actorId: string },
  signatures: readonly PdfSignature[],
  now: Date,
): Promise<void> {
  await tx.certificateSignature.createMany({
    data: signatures.map(({ signerName, signedAt, timestampedAt }, index) => ({
      ...{ id: newId(), ...file, kind: 'signature' as const, place: index + 1 },
      ...{ signerName, signedAt, timestampedAt, recordedAt: now },
    })),
  })
}
