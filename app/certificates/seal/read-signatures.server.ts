import { fromBER, GeneralizedTime, Sequence, UTCTime } from 'asn1js'
import { ContentInfo, CryptoEngine, SignedData, SignedDataVerifyError, TSTInfo, type Certificate } from 'pkijs'
import { signatureRanges, signedBytes, type SignatureRange } from './signature-ranges.ts'

/** A signature of a PDF, checked by arithmetic: who vouches for the signer's certificate is not asked. */
export type PdfSignature = {
  /** A document timestamp attests when the file was there, not who agreed with it. */
  kind: 'signature' | 'timestamp'
  /** Common name in the signer's certificate, or its organisation's; empty when it has neither. */
  signerName: string
  /** As claimed by the signer's machine. */
  signedAt: Date | null
  /** As attested by a timestamp authority whose token fits this signature. */
  timestampedAt: Date | null
  /** Whether signature and bytes fit. */
  isIntact: boolean
  /** Bytes of the file it covers, its own value aside. */
  end: number
}

export const signedAttribute = { signingTime: '1.2.840.113549.1.9.5' } as const
export const timestampToken = '1.2.840.113549.1.9.16.2.14'
/** id-ct-TSTInfo, RFC 3161. */
const timestampInfo = '1.2.840.113549.1.9.16.1.4'
const nameOids = ['2.5.4.3', '2.5.4.10']

/** The SignedData of a CMS value (RFC 5652), DER. @throws Error when it is none */
export function signedDataOf(value: Uint8Array<ArrayBuffer>): SignedData {
  const parsed = fromBER(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength))
  return new SignedData({ schema: new ContentInfo({ schema: parsed.result }).content })
}

function nameOf(certificate: Certificate | null): string {
  const names = certificate?.subject.typesAndValues ?? []
  const found = nameOids.map((oid) => names.find(({ type }) => type === oid)).find((one) => one !== undefined)
  const text: unknown = found?.value.valueBlock.value
  return typeof text === 'string' ? text.replace(/\p{C}/gu, ' ').trim().slice(0, 200) : ''
}

/** Of our own: the PDF library sets the shared one for reading PKCS#12 files, and it verifies nothing. */
const engine = new CryptoEngine({ name: 'signatures', crypto: globalThis.crypto })

/**
 * Whether a CMS value signs these bytes, and whose certificate says so: digest attribute and signature are both compared
 * (RFC 5652, 5.4 and 5.6); of a timestamp token the imprint too (RFC 3161, 2.4.2).
 */
async function check(
  signed: SignedData,
  data: Uint8Array<ArrayBuffer>,
): Promise<{ isIntact: boolean; signer: Certificate | null }> {
  try {
    const order = { signer: 0, data: data.buffer, checkChain: false, extendedMode: true } as const
    const { signatureVerified, signerCertificate } = await signed.verify(order, engine)
    return { isIntact: signatureVerified === true, signer: signerCertificate ?? null }
  } catch (error) {
    // The library throws for each way in which a signature does not fit.
    return { isIntact: false, signer: error instanceof SignedDataVerifyError ? error.signerCertificate : null }
  }
}

/** The instant a sound timestamp token of `data` attests. */
async function attestedAt(token: SignedData, data: Uint8Array<ArrayBuffer>): Promise<Date | null> {
  const content = token.encapContentInfo.eContent?.getValue()
  if (!content || !(await check(token, data)).isIntact) return null
  return TSTInfo.fromBER(content).genTime
}

async function timestampOf(signed: SignedData): Promise<Date | null> {
  const [signer] = signed.signerInfos
  const attribute = signer?.unsignedAttrs?.attributes.find(({ type }) => type === timestampToken)
  const token: unknown = attribute?.values[0]
  if (!signer || !(token instanceof Sequence)) return null
  const value = new Uint8Array(signer.signature.getValue())
  return attestedAt(signedDataOf(new Uint8Array(token.toBER(false))), value)
}

function timeIn(signed: SignedData): Date | null {
  const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? []
  const time: unknown = attributes.find(({ type }) => type === signedAttribute.signingTime)?.values[0]
  return time instanceof UTCTime || time instanceof GeneralizedTime ? time.toDate() : null
}

async function readOne(pdf: Uint8Array, range: SignatureRange): Promise<PdfSignature> {
  const { value, end, claimedAt } = range
  const data = signedBytes(pdf, range)
  const signed = signedDataOf(value)
  const { isIntact, signer } = await check(signed, data)
  const common = { signerName: nameOf(signer), isIntact, end }
  if (signed.encapContentInfo.eContentType === timestampInfo) {
    return { kind: 'timestamp', ...common, signedAt: null, timestampedAt: await attestedAt(signed, data) }
  }
  const timestampedAt = await timestampOf(signed).catch(() => null)
  return { kind: 'signature', ...common, signedAt: claimedAt ?? timeIn(signed), timestampedAt }
}

/**
 * The electronic signatures of a PDF in the order they were put (PAdES, ETSI EN 319 142-1, and the older PKCS#7 kind).
 * One that cannot be read counts as broken. Never throws for what a file holds.
 */
export async function readSignatures(pdf: Uint8Array): Promise<PdfSignature[]> {
  const { ranges, faulty } = signatureRanges(pdf)
  const broken = { kind: 'signature', signerName: '', signedAt: null, timestampedAt: null, isIntact: false } as const
  const read = ranges.map((range) => readOne(pdf, range).catch(() => ({ ...broken, end: range.end })))
  return [...(await Promise.all(read)), ...Array.from({ length: faulty }, () => ({ ...broken, end: 0 }))]
}
