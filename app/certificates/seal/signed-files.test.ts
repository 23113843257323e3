import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { findBlob } from '#app/platform/blobs.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'
import { setEnvironment } from '#tests/setup/environment.ts'
import { findByVerifyCode, getCertificatePdf, listMine } from '../certificate-queries.server.ts'
import { compareFile } from '../compare-file.ts'
import { findByFile } from '../find-by-file.server.ts'
import { issueCertificateOf } from '../issue-certificate.server.ts'
import { revokeCertificate } from '../revoke-certificate.server.ts'
import { addAmbito, addCompleted, addCourse, type CourseFixture, type Place } from '../world.fixtures.ts'
import { addSignedFile } from './add-signed-file.server.ts'
import { addSignedFiles } from './add-signed-files.server.ts'
import { makeAuthority, sealPassword, signedBy, type Authority } from './authority.fixtures.ts'
import { examineFile } from './examine-file.server.ts'
import { getSignedPdf } from './get-signed-pdf.server.ts'
import { getOfficeCertificate } from './office-certificate.server.ts'
import { signatureRanges } from './signature-ranges.ts'

/** Signers' certificates are made as the test runs: whole seconds, well after that. */
const now = new Date(Math.floor(Date.now() / 1000) * 1000 + 3_600_000)
const later = new Date(now.getTime() + 3_600_000)
let authority: Authority
let signer: string
let seal: string
let course: CourseFixture
let place: Place
let elsewhere: Place

beforeAll(async () => {
  authority = await makeAuthority()
  signer = await authority.issue('Tosca Portalunga')
  seal = await authority.issue('Sigillo dell’Ambito')
  course = await addCourse()
  place = await addAmbito('FIRMA')
  elsewhere = await addAmbito('LONTANO')
})
afterAll(() => authority.remove())

async function issued(isSealed = false) {
  if (isSealed) setEnvironment({ SEAL_PKCS12_FILE: seal, SEAL_PKCS12_PASSWORD: sealPassword })
  const { personId, enrolmentId } = await addCompleted(course, place)
  const stored = await issueCertificateOf(enrolmentId, now)
  setEnvironment({ SEAL_PKCS12_FILE: undefined, SEAL_PKCS12_PASSWORD: undefined })
  if (!stored) throw new Error('not issued')
  const owner = viewerWith([], personId)
  const { bytes } = await getCertificatePdf(owner, stored.certificateId, now)
  const { verifyCode } = await db().certificate.findUniqueOrThrow({ where: { id: stored.certificateId } })
  return { ...stored, owner, verifyCode, original: Uint8Array.from(bytes) }
}

const bring = (certificateId: string, bytes: Uint8Array, viewer = place.office, at = later) =>
  addSignedFile(viewer, { ambitoId: place.ambitoId, certificateId, bytes: Uint8Array.from(bytes) }, at)

const sign = async (pdf: Uint8Array) => Uint8Array.from(await signedBy(signer, pdf, later))

/** The file with one bit of one byte turned. */
function flipped(bytes: Uint8Array, at: number, bit = 0): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ (1 << bit)
  return copy
}

const formOf = (bytes: Uint8Array<ArrayBuffer>) => {
  const form = new FormData()
  form.append('file', new File([bytes], 'attestato.pdf'))
  return form
}
const look = (bytes: Uint8Array<ArrayBuffer>) => findByFile(formOf(bytes), { address: newId(), now })

test('a sealed certificate is stored, hashed and verified as sealed', async () => {
  const { certificateId, original, verifyCode } = await issued(true)
  expect(await authority.pdfsig(original)).toContain('Certificate is Trusted')
  const { pdfSha256 } = await db().certificate.findUniqueOrThrow({ where: { id: certificateId } })
  expect(sha256(original)).toBe(pdfSha256)
  expect(await db().certificateSignature.findMany({ where: { certificateId } })).toMatchObject([
    { kind: 'seal', pdfSha256, place: 1, signerName: 'Sigillo dell’Ambito', signedAt: now, fault: '' },
  ])
  const shown = await findByVerifyCode(verifyCode, later)
  expect(shown?.history.map(({ kind, signerName }) => [kind, signerName])).toEqual([
    ['issued', ''],
    ['sealed', 'Sigillo dell’Ambito'],
  ])
  expect(await look(original)).toMatchObject({ ok: true, verdict: 'same' })
})

test.each([
  ['without', false],
  ['with', true],
])('the signed file of a certificate %s a seal is kept beside it, shown and verified', async (_what, isSealed) => {
  const { certificateId, number, original, owner, verifyCode } = await issued(isSealed)
  const signed = await sign(original)
  const outcome = await bring(certificateId, signed)
  expect(outcome).toEqual({ ok: true, certificateId, number, signerName: 'Tosca Portalunga' })
  const hash = sha256(signed)
  expect(Buffer.from((await findBlob(hash))?.bytes ?? []).equals(signed)).toBe(true)
  expect(Buffer.from((await getCertificatePdf(owner, certificateId, later)).bytes).equals(original)).toBe(true)

  const shown = await findByVerifyCode(verifyCode, later)
  expect(shown?.history.at(-1)).toMatchObject({ kind: 'signed', signerName: 'Tosca Portalunga', signedAt: later })
  expect(await compareFile(signed, shown?.files ?? { pdfSha256: '', pdfSize: 0, signedSha256: [] })).toBe('signed')
  expect(await look(signed)).toMatchObject({ ok: true, verdict: 'signed', certificate: { number } })
  expect((await listMine(owner, later)).certificates).toMatchObject([{ signedSha256: hash }])
  expect(
    await getOfficeCertificate(place.office, { ambitoSlug: place.ambitoSlug, certificateId }, later),
  ).toMatchObject({
    isSealed,
    signedFiles: [hash],
    person: 'Giulia Fontanalunga',
    canCorrect: true,
  })
  expect(Buffer.from((await getSignedPdf(owner, { certificateId, sha256: hash }, later)).bytes).equals(signed)).toBe(
    true,
  )
  const actions = await db().auditEntry.findMany({ where: { subjectId: certificateId }, orderBy: { id: 'asc' } })
  expect(actions.map(({ action }) => action)).toEqual(['certificate.issued', 'certificate.signed'])
})

test('every file that is not the original with sound signatures behind it is refused with its reason', async () => {
  const { certificateId, original } = await issued()
  const other = await issued()
  const signed = await sign(original)
  const gap = signatureRanges(signed).ranges[0]?.gapStart ?? 0
  const tail = Buffer.from('\n% altro\n%%EOF\n')
  const refused: [Uint8Array, string][] = [
    [Buffer.from('ciao'), 'not_pdf'],
    [Buffer.from('3082010a', 'hex'), 'p7m'],
    [flipped(signed, 900), 'changed'],
    [await sign(flipped(original, 900)), 'changed'],
    [original, 'unsigned'],
    [Buffer.concat([original, tail]), 'unsigned'],
    [flipped(signed, original.byteLength + 40), 'broken_signature'],
    [flipped(signed, gap + 400, 1), 'broken_signature'],
    [Buffer.concat([signed, tail]), 'changed_after_signing'],
    [new Uint8Array(5 * 1024 * 1024 + 1), 'large'],
  ]
  for (const [bytes, reason] of refused)
    expect(await bring(certificateId, bytes), reason).toEqual({ ok: false, reason })
  const mistaken = await bring(certificateId, await sign(other.original))
  expect(mistaken).toEqual({ ok: false, reason: 'another', number: other.number })
  expect(await db().certificateSignature.count({ where: { certificateId } })).toBe(0)
})

test('the same file twice at the same time is kept once; signed again it is another one', async () => {
  const { certificateId, original } = await issued()
  const signed = await sign(original)
  const both = await Promise.all([1, 2].map(() => bring(certificateId, signed)))
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both).toContainEqual({ ok: false, reason: 'already_there' })
  const twice = await signedBy(await authority.issue('Ilaria Montescuro'), signed, later)
  const evenLater = new Date(later.getTime() + 1000)
  const again = await bring(certificateId, twice, place.office, evenLater)
  expect(again).toMatchObject({ ok: true, signerName: 'Ilaria Montescuro' })
  const { signedFiles, history } = await getOfficeCertificate(
    place.office,
    {
      ambitoSlug: place.ambitoSlug,
      certificateId,
    },
    later,
  )
  expect(signedFiles).toEqual([sha256(signed), sha256(twice)])
  expect(history.map(({ signerName }) => signerName)).toEqual(['', 'Tosca Portalunga', 'Ilaria Montescuro'])
})

test('one that is revoked is signed no more, and its page says why to everybody only when asked to', async () => {
  const { certificateId, original, verifyCode } = await issued()
  await revokeCertificate(place.office, { certificateId, reason: 'Ore contate due volte', publicReason: true }, later)
  expect(await bring(certificateId, await sign(original))).toEqual({ ok: false, reason: 'not_valid' })
  expect((await findByVerifyCode(verifyCode, later))?.history.at(-1)).toMatchObject({
    kind: 'revoked',
    at: later,
    reason: 'Ore contate due volte',
  })
})

test('only the office of the ambito brings signed files and sees its certificates', async () => {
  const { certificateId, original, owner } = await issued()
  const signed = await sign(original)
  const contact = viewerWith([grantOf('contact', { organisationId: place.comune.id })], newId())
  const { ambitoSlug } = place
  await expect(bring(certificateId, signed, contact)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(bring(certificateId, signed, owner)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await bring(certificateId, signed, elsewhere.office)).toEqual({ ok: false, reason: 'changed' })
  await expect(
    addSignedFiles(contact, { ambitoSlug, form: formOf(Uint8Array.from(signed)) }, later),
  ).rejects.toMatchObject({ code: 'forbidden' })
  expect(await getOfficeCertificate(contact, { ambitoSlug, certificateId }, later)).toMatchObject({ canCorrect: false })
  for (const viewer of [elsewhere.office, owner, viewerWith([], newId())]) {
    await expect(getOfficeCertificate(viewer, { ambitoSlug, certificateId }, later)).rejects.toMatchObject({
      code: 'not_found',
    })
  }
  await bring(certificateId, signed)
  const file = { certificateId, sha256: sha256(signed) }
  await expect(getSignedPdf(elsewhere.office, file, later)).rejects.toMatchObject({ code: 'not_found' })
  await expect(getSignedPdf(owner, { ...file, sha256: sha256('altro') }, later)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('several files at once find their certificates by themselves', async () => {
  const [one, two] = [await issued(), await issued()]
  const form = new FormData()
  const add = (bytes: Uint8Array, name: string) => form.append('files', new File([Uint8Array.from(bytes)], name))
  add(await sign(one.original), 'uno.pdf')
  add(Buffer.from('ciao'), 'due.txt')
  add(await sign(flipped(one.original, 900)), 'tre.pdf')
  add(await sign(two.original), 'quattro.pdf')
  const outcome = await addSignedFiles(place.office, { ambitoSlug: place.ambitoSlug, form }, later)
  expect(outcome).toMatchObject({
    ok: true,
    reports: [
      { name: 'uno.pdf', outcome: { ok: true, number: one.number } },
      { name: 'due.txt', outcome: { ok: false, reason: 'not_pdf' } },
      { name: 'tre.pdf', outcome: { ok: false, reason: 'unknown' } },
      { name: 'quattro.pdf', outcome: { ok: true, number: two.number } },
    ],
  })
  const empty = await addSignedFiles(place.office, { ambitoSlug: place.ambitoSlug, form: new FormData() }, later)
  expect(empty).toEqual({ ok: false, reason: 'signed_missing' })
})

const Report = z.object({
  good: z.boolean(),
  verdict: z.string(),
  certificate: z.object({ number: z.string(), status: z.string() }).nullable(),
  signatures: z.array(z.object({ signerName: z.string(), isIntact: z.boolean() })),
})

/** Runs the command itself on this test's database. */
async function verify(bytes: Uint8Array, ...more: string[]): Promise<{ code: number; output: string }> {
  const file = path.join(authority.folder, `${newId()}.pdf`)
  await writeFile(file, bytes)
  return run(file, ...more)
}

function run(...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['app/cli/certificates-verify.ts', ...args], (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    )
  })
}

test(
  'the command tells what a file is, in words and as JSON, and ends with 0, 1 or 2',
  { timeout: 180_000 },
  async () => {
    const { number, original } = await issued(true)
    const words = await verify(original)
    expect(words.code).toBe(0)
    expect(words.output).toContain('identical to the one issued')
    expect(words.output).toContain(number)
    expect(words.output).toContain('✓ Signature of Sigillo dell’Ambito')
    const { code, output } = await verify(flipped(original, 900), '--json')
    expect(code).toBe(1)
    expect(Report.parse(JSON.parse(output))).toMatchObject({
      good: false,
      verdict: 'changed',
      certificate: { number, status: 'valid' },
      signatures: [{ isIntact: false }],
    })
    expect((await run('/niente.pdf')).code).toBe(2)
  },
)

test('what a file is, follows what is on record of it', async () => {
  const { certificateId, original } = await issued(true)
  const signed = await sign(original)
  expect(await examineFile(signed, later)).toMatchObject({
    verdict: 'signed_elsewhere',
    certificate: { status: 'valid' },
  })
  await bring(certificateId, signed)
  expect(await examineFile(signed, later)).toMatchObject({ verdict: 'signed', signatures: [{}, { isIntact: true }] })
  const none = Uint8Array.from(Buffer.from('%PDF-1.7 altro'))
  expect(await examineFile(none, later)).toMatchObject({ verdict: 'unknown', certificate: null })
  await revokeCertificate(place.office, { certificateId, reason: 'Prova di revoca' }, later)
  expect(await examineFile(original, later)).toMatchObject({ verdict: 'issued', certificate: { status: 'revoked' } })
})

test('one bit flipped anywhere in a sealed or signed file: no page and no command takes it for the original', async () => {
  const { certificateId, original, verifyCode } = await issued(true)
  const signed = await sign(original)
  await bring(certificateId, signed)
  const files = (await findByVerifyCode(verifyCode, later))?.files
  if (!files) throw new Error('not found')
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(original, signed),
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      fc.integer({ min: 0, max: 7 }),
      async (file, part, bit) => {
        const changed = flipped(file, Math.floor(part * file.byteLength), bit)
        expect(['different', 'extended']).toContain(await compareFile(changed, files))
        const found = await look(changed)
        expect(found.ok ? found.verdict : 'none').toMatch(/^(none|extended)$/)
        // In the room of a signature's value a letter's case says nothing: then the file is as sound as before, and
        // still none on record.
        expect((await examineFile(changed, later)).verdict).toMatch(/^(changed|unknown|signed_elsewhere)$/)
      },
    ),
    { numRuns: 100 },
  )
})
