import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { putBlob } from '#app/platform/blobs.server.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import { visibleWhere } from '../certificate-queries.server.ts'
import { fileHashes, verifyFileLimit } from '../compare-file.ts'
import { lockCorrectable } from '../lock-correctable.server.ts'
import { faultOfKind, judgeSignedFile, type SignedFault } from './judge-signed-file.server.ts'
import type { PdfSignature } from './read-signatures.server.ts'
import { recordSignatures } from './record-signatures.server.ts'

type Refusal =
  | { ok: false; reason: SignedFault | 'large' | 'already_there' | 'not_valid' }
  /** It is the signed form of another certificate, which the viewer sees. */
  | { ok: false; reason: 'another'; number: string }

export type SignedOutcome = { ok: true; certificateId: string; number: string; signerName: string } | Refusal

type Found = { id: string; number: string; pdfSha256: string; pdfSize: number }

/** The certificate a file begins with, of those the viewer sees in the ambito. */
async function findByBeginning(
  viewer: Viewer,
  ambitoId: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Found | null> {
  const where = { pdfSha256: { in: await fileHashes(bytes) }, ambitoId }
  const row = await db().certificate.findFirst({
    where: { AND: [where, visibleWhere(viewer)] },
    select: { id: true, number: true, pdfSha256: true },
  })
  if (!row) return null
  const select = { size: true } as const
  const { size: pdfSize } = await db().blob.findUniqueOrThrow({ where: { sha256: row.pdfSha256 }, select })
  return { ...row, pdfSize }
}

async function keep(
  viewer: Viewer,
  { id: certificateId, number }: Found,
  { bytes, signatures }: { bytes: Uint8Array; signatures: PdfSignature[] },
  now: Date,
): Promise<SignedOutcome> {
  return transaction(async (tx) => {
    const { status } = await lockCorrectable(tx, viewer, certificateId)
    if (status !== 'valid') return { ok: false, reason: 'not_valid' } as const
    const pdfSha256 = sha256(bytes)
    const isThere = await tx.certificateSignature.findFirst({ where: { pdfSha256 }, select: { id: true } })
    if (isThere) return { ok: false, reason: 'already_there' } as const
    await putBlob(tx, bytes, 'application/pdf')
    const actorId = viewer.personId
    await recordSignatures(tx, { certificateId, pdfSha256, actorId }, signatures, now)
    const subject = { subjectType: 'certificate', subjectId: certificateId, detail: { number, pdfSha256 } }
    await audit(tx, { actorId, action: 'certificate.signed', ...subject }, now)
    return { ok: true, certificateId, number, signerName: signatures.at(-1)?.signerName ?? '' } as const
  })
}

/**
 * Takes the signed form of a certificate: kept beside the one issued, known to the verification page from now on. Which
 * certificate it is, the file says by its beginning; `certificateId` is the one it must be, where that is asked.
 * @throws AppError `forbidden` for whoever only looks
 */
export async function addSignedFile(
  viewer: Viewer,
  { ambitoId, certificateId, bytes }: { ambitoId: string; certificateId?: string; bytes: Uint8Array<ArrayBuffer> },
  now: Date,
): Promise<SignedOutcome> {
  if (bytes.byteLength > verifyFileLimit) return { ok: false, reason: 'large' }
  const fault = faultOfKind(bytes)
  if (fault) return { ok: false, reason: fault }
  const found = await findByBeginning(viewer, ambitoId, bytes)
  if (!found) return { ok: false, reason: certificateId ? 'changed' : 'unknown' }
  if (certificateId && found.id !== certificateId) return { ok: false, reason: 'another', number: found.number }
  const judged = await judgeSignedFile(bytes, found)
  if (!judged.ok) return judged
  return keep(viewer, found, { bytes, signatures: judged.signatures }, now)
}
