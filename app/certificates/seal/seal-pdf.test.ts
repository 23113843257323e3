import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { setEnvironment } from '#tests/setup/environment.ts'
import { fictionalFiscalCode, ownParts, someFacts } from '../certificate.fixtures.ts'
import { renderCertificate } from '../render-certificate.server.ts'
import { makeAuthority, sealPassword, signedBy, type Authority } from './authority.fixtures.ts'
import { readSignatures } from './read-signatures.server.ts'
import { sealPdf } from './seal-pdf.server.ts'
import { signatureRanges } from './signature-ranges.ts'

/** The certificates are made as the test runs: whole seconds, well after that. */
const now = new Date(Math.floor(Date.now() / 1000) * 1000 + 3_600_000)
let authority: Authority
let sealFile: string
let pdf: Uint8Array

beforeAll(async () => {
  authority = await makeAuthority()
  sealFile = await authority.issue('Sigillo dell’Ambito di Prova')
  pdf = await renderCertificate(someFacts(), fictionalFiscalCode, ownParts())
})
afterAll(() => authority.remove())

function configure(changes: Record<string, string | undefined> = {}): void {
  setEnvironment({
    SEAL_PKCS12_FILE: sealFile,
    SEAL_PKCS12_PASSWORD: sealPassword,
    SEAL_TSA_URL: undefined,
    ...changes,
  })
}
afterEach(() => configure({ SEAL_PKCS12_FILE: undefined, SEAL_PKCS12_PASSWORD: undefined }))

async function sealed(changes?: Record<string, string | undefined>) {
  configure(changes)
  const { bytes, seal } = await sealPdf(pdf, now)
  const [range] = signatureRanges(bytes).ranges
  if (!seal || !range) throw new Error('not sealed')
  return { bytes, seal, range }
}

/** The structure of a CMS value as OpenSSL prints it. */
async function structureOf(value: Uint8Array, name: string) {
  await writeFile(path.join(authority.folder, name), value)
  return authority.openssl('asn1parse', '-inform', 'DER', '-in', name)
}

test('without a configured seal the bytes stay as they are', async () => {
  expect(await sealPdf(pdf, now)).toEqual({ bytes: pdf, seal: null })
})

test.each(['rsa:2048', 'ec'] as const)('PAdES B-B with a key %s, judged by poppler', async (key) => {
  const file = await authority.issue('Sigillo di Prova', key)
  const { bytes, seal, range } = await sealed({ SEAL_PKCS12_FILE: file })
  expect(seal).toEqual({ signerName: 'Sigillo di Prova', signedAt: now, timestampedAt: null, fault: '' })
  expect(Buffer.from(bytes.subarray(0, pdf.byteLength)).equals(pdf)).toBe(true)
  const said = await authority.pdfsig(bytes)
  for (const sentence of [
    'Signer Certificate Common Name: Sigillo di Prova',
    'Signature Type: ETSI.CAdES.detached',
    'Signing Time: ',
    'Total document signed',
    'Signature is Valid',
    'Certificate is Trusted',
  ]) {
    expect(said).toContain(sentence)
  }
  const structure = await structureOf(range.value, `${key.slice(0, 2)}.der`)
  expect(structure).toContain('id-smime-aa-signingCertificateV2')
  // The time stands in the entry M alone (ETSI EN 319 142-1, table 1).
  expect(structure).not.toContain('signingTime')
  expect(range.claimedAt).toEqual(now)
})

test('PDF/A and its tags stay: the revision adds a field that shows nothing', async () => {
  const { bytes } = await sealed()
  const revision = Buffer.from(bytes.subarray(pdf.byteLength)).toString('latin1')
  expect(revision).toMatch(/\/Rect \[0 0 0 0\]/)
  expect(revision).not.toMatch(/\/Type \/Metadata|\/AP\b|\/EmbeddedFile\b|\/NeedAppearances true/)
  expect(revision).toContain('/StructTreeRoot')
})

test('B-T with a timestamp that OpenSSL verifies against the signature', async () => {
  const clock = await authority.openClock()
  try {
    const { bytes, seal, range } = await sealed({ SEAL_TSA_URL: clock.url })
    expect(seal.timestampedAt).toBeInstanceOf(Date)
    expect(seal.fault).toBe('')
    expect(await authority.pdfsig(bytes)).toContain('Signature is Valid')
    expect(await structureOf(range.value, 'timed.der')).toContain('id-smime-aa-timeStampToken')
    await writeFile(path.join(authority.folder, 'signature.bin'), await signatureIn('timed.der'))
    const files = ['-in', '1.tsr', '-data', 'signature.bin', '-CAfile', 'ca.pem']
    expect(await authority.openssl('ts', '-verify', ...files)).toContain('Verification: OK')
  } finally {
    await clock.close()
  }
})

/** The signature's own bytes, found by OpenSSL: the last octet string before the unsigned attributes. */
async function signatureIn(file: string): Promise<Buffer> {
  const lines = (await authority.openssl('asn1parse', '-inform', 'DER', '-in', file)).split('\n')
  const line = lines.find((one) => /d=5 .*prim: OCTET STRING/.test(one)) ?? ''
  const [, at = 0, head = 0, size = 0] = /^\s*(\d+):d=5\s+hl=(\d+)\s+l=\s*(\d+)/.exec(line)?.map(Number) ?? []
  return (await readFile(path.join(authority.folder, file))).subarray(at + head, at + head + size)
}

test('an authority that does not answer leaves a seal without timestamp, which says why', async () => {
  const { seal, bytes } = await sealed({ SEAL_TSA_URL: 'http://127.0.0.1:9/tsr' })
  expect(seal.timestampedAt).toBeNull()
  expect(seal.fault).not.toBe('')
  expect(await authority.pdfsig(bytes)).toContain('Signature is Valid')
  // The next one does not wait for it again.
  expect((await sealed({ SEAL_TSA_URL: 'http://127.0.0.1:9/tsr' })).seal.fault).toContain('a moment ago')
})

test.each([
  ['a wrong password', { SEAL_PKCS12_PASSWORD: 'sbagliata' }, now, /cannot be read/],
  ['a missing file', { SEAL_PKCS12_FILE: '/niente.p12' }, now, /cannot be read/],
  ['an expired certificate', {}, new Date('2050-01-01T00:00:00Z'), /is valid from/],
])('with %s nothing is sealed', async (_what, changes, at, message) => {
  configure(changes)
  await expect(sealPdf(pdf, at)).rejects.toThrow(message)
})

test('a second signature leaves the first intact, and both are read in their order', async () => {
  const { bytes } = await sealed()
  const later = new Date(now.getTime() + 3_600_000)
  const both = await signedBy(await authority.issue('Tosca Portalunga'), bytes, later)
  expect(await readSignatures(both)).toMatchObject([
    { signerName: 'Sigillo dell’Ambito di Prova', signedAt: now, isIntact: true, end: bytes.byteLength },
    { signerName: 'Tosca Portalunga', signedAt: later, isIntact: true, end: both.byteLength },
  ])
  expect((await authority.pdfsig(both)).match(/Signature is Valid/g)).toHaveLength(2)
})

test('one bit flipped anywhere the seal covers breaks it, here and for poppler', async () => {
  const { bytes, range } = await sealed()
  const covered = fc
    .integer({ min: 0, max: bytes.byteLength - 1 })
    .filter((at) => at < range.gapStart || at >= range.gapEnd)
  await fc.assert(
    fc.asyncProperty(covered, fc.integer({ min: 0, max: 7 }), async (at, bit) => {
      const flipped = Uint8Array.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
      const read = await readSignatures(flipped)
      expect(read.length > 0 && read.every(({ isIntact }) => isIntact)).toBe(false)
      expect(await authority.pdfsig(flipped)).not.toContain('Signature is Valid')
    }),
    { numRuns: 40 },
  )
})

test.each([
  ['nothing', ''],
  ['a range without a value', '/ByteRange [0 5 5 5] '],
  ['a range beyond the end', '/ByteRange [0 5 999999 5]'],
  ['a value that is none', '%PDF /ByteRange [0 31 37 3]    <3003zz>   '],
])('a file with %s has no sound signature', async (_what, text) => {
  const read = await readSignatures(Buffer.from(text))
  expect(read.filter(({ isIntact }) => isIntact)).toEqual([])
})
