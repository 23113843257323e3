import { HttpTimestampAuthority, PDF, type P12Signer } from '@libpdf/core'
import { fromBER, OctetString } from 'asn1js'
import { Attribute, ContentInfo, SignedAndUnsignedAttributes, type SignedData, type SignerInfo } from 'pkijs'
import { env } from '#app/platform/env.server.ts'
import { describeError, log } from '#app/platform/log.server.ts'
import { readSignatures, signedAttribute, signedDataOf, timestampToken } from './read-signatures.server.ts'
import { findSealKey } from './seal-key.server.ts'
import { signatureRanges } from './signature-ranges.ts'

/** What is recorded of a seal; times are UTC instants. */
export type Seal = {
  signerName: string
  signedAt: Date
  timestampedAt: Date | null
  /** Why there is no timestamp though an authority is configured; empty otherwise. */
  fault: string
}

const algorithm = 'SHA-256'

/** Bytes kept for the value beside the certificates: attributes and signature; a timestamp token with its own certificates. */
const [valueRoom, tokenRoom] = [2048, 8192]

/** Milliseconds a timestamp authority has to answer: the number of the certificate is held meanwhile. */
const patience = 5000

/** Milliseconds during which an authority that failed is not asked again, so that thousands of issues do not each wait. */
const rest = 60_000

let askAgainAt = 0

type Token = { token: Uint8Array | null; fault: string }

async function timestampFor(signature: Uint8Array<ArrayBuffer>): Promise<Token> {
  const url = env().SEAL_TSA_URL
  if (!url) return { token: null, fault: '' }
  if (performance.now() < askAgainAt) return { token: null, fault: 'the timestamp authority failed a moment ago' }
  try {
    const digest = new Uint8Array(await crypto.subtle.digest(algorithm, signature))
    const authority = new HttpTimestampAuthority(url, { timeout: patience })
    return { token: await authority.timestamp(digest, algorithm), fault: '' }
  } catch (error) {
    askAgainAt = performance.now() + rest
    log('warn', 'seal without timestamp', describeError(error))
    return { token: null, fault: error instanceof Error ? error.message.slice(0, 200) : 'unknown' }
  }
}

/** Attributes in the order DER wants a SET OF in (X.690, 11.6). */
function inOrder(attributes: Attribute[]): Attribute[] {
  const encoded = (attribute: Attribute) => Buffer.from(attribute.toSchema().toBER(false))
  return attributes.toSorted((one, other) => Buffer.compare(encoded(one), encoded(other)))
}

/**
 * Signs anew without the attribute signing-time, which PAdES baseline forbids: the time stands in the entry M (ETSI EN
 * 319 142-1, table 1). The library writes it always (LibPDF-js/core issue 86).
 */
async function signAgain(info: SignerInfo, signer: P12Signer): Promise<Uint8Array<ArrayBuffer>> {
  const kept = (info.signedAttrs?.attributes ?? []).filter(({ type }) => type !== signedAttribute.signingTime)
  info.signedAttrs = new SignedAndUnsignedAttributes({ type: 0, attributes: inOrder(kept) })
  const toSign = new Uint8Array(info.signedAttrs.toSchema().toBER(false))
  // Signed as a SET OF, written with the tag [0] (RFC 5652, 5.4).
  toSign[0] = 0x31
  const signature = Uint8Array.from(await signer.sign(toSign, algorithm))
  info.signature = new OctetString({ valueHex: signature.buffer })
  return signature
}

function addToken(info: SignerInfo, token: Uint8Array): void {
  const { result } = fromBER(Uint8Array.from(token).buffer)
  const attribute = new Attribute({ type: timestampToken, values: [result] })
  info.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes: [attribute] })
}

const derOf = (signed: SignedData) =>
  Buffer.from(
    new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) }).toSchema().toBER(false),
  )

/** Lays the revision of a signature behind the document; its value is made after it. */
async function layOut(pdf: Uint8Array, signer: P12Signer, now: Date): Promise<Uint8Array> {
  const document = await PDF.load(pdf)
  const certificates = [signer.certificate, ...signer.certificateChain].reduce((sum, { length }) => sum + length, 0)
  const estimatedSize = certificates + valueRoom + (env().SEAL_TSA_URL ? tokenRoom : 0)
  const order = { signer, signingTime: now, fieldName: 'Sigillo', level: 'B-B', estimatedSize } as const
  return (await document.sign({ ...order, digestAlgorithm: algorithm })).bytes
}

async function sealWith(pdf: Uint8Array, signer: P12Signer, now: Date): Promise<{ bytes: Uint8Array; seal: Seal }> {
  const bytes = Uint8Array.from(await layOut(pdf, signer, now))
  const range = signatureRanges(bytes).ranges.at(-1)
  if (!range) throw new Error('the seal was not laid out')
  const signed = signedDataOf(range.value)
  const [info] = signed.signerInfos
  if (!info) throw new Error('the seal has no signer')
  const { token, fault } = await timestampFor(await signAgain(info, signer))
  if (token) addToken(info, token)
  const value = derOf(signed).toString('hex')
  const room = range.gapEnd - range.gapStart - 2
  if (value.length > room) throw new Error(`the seal takes ${value.length / 2} bytes of ${room / 2}`)
  bytes.set(Buffer.from(value.padEnd(room, '0'), 'latin1'), range.gapStart + 1)
  const [made] = (await readSignatures(bytes)).slice(-1)
  if (!made?.isIntact) throw new Error('the seal does not fit what it seals')
  const { signerName, timestampedAt } = made
  const misfit = token && !timestampedAt ? 'the timestamp does not fit the seal' : fault
  return { bytes, seal: { signerName, signedAt: now, timestampedAt, fault: misfit } }
}

/**
 * Seals a PDF with the installation's electronic seal, where one is configured: PAdES baseline B-B (ETSI EN 319 142-1,
 * clause 6), B-T with a timestamp authority. The bytes given are the beginning of those returned (incremental update), so
 * PDF/A stays what it was. An authority that does not answer in time leaves a seal B-B whose `fault` says why: a person's
 * attestato does not wait for it, and the day of issue stands in the register of the installation anyway.
 * @throws Error when the configured seal cannot be used
 */
export async function sealPdf(pdf: Uint8Array, now: Date): Promise<{ bytes: Uint8Array; seal: Seal | null }> {
  const signer = await findSealKey(now)
  return signer ? sealWith(pdf, signer, now) : { bytes: pdf, seal: null }
}
