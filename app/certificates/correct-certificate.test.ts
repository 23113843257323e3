import { beforeAll, expect, test } from 'vitest'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { findBlob } from '#app/platform/blobs.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import {
  findByPdfSha256,
  findByVerifyCode,
  findOwnCertificate,
  getCertificatePdf,
  listMine,
} from './certificate-queries.server.ts'
import { findByFile } from './find-by-file.server.ts'
import { issueCertificateOf } from './issue-certificate.server.ts'
import { replaceCertificate } from './replace-certificate.server.ts'
import { revokeCertificate } from './revoke-certificate.server.ts'
import { getOfficeCertificate } from './seal/office-certificate.server.ts'
import { addAmbito, addCompleted, addCourse, type CourseFixture, type Place } from './world.fixtures.ts'

const now = new Date('2026-11-24T09:00:00Z')
const later = new Date('2026-11-25T09:00:00Z')
const reason = 'Il cognome era scritto male'
let course: CourseFixture
let place: Place
let elsewhere: Place

beforeAll(async () => {
  course = await addCourse()
  place = await addAmbito('QUI')
  elsewhere = await addAmbito('ALTROVE')
})

async function issued(of: Place = place) {
  const { personId, enrolmentId } = await addCompleted(course, of)
  const stored = await issueCertificateOf(enrolmentId, now)
  if (!stored) throw new Error('not issued')
  const { verifyCode } = await db().certificate.findUniqueOrThrow({ where: { id: stored.certificateId } })
  return { ...stored, personId, enrolmentId, verifyCode, owner: viewerWith([], personId) }
}

const actionsOn = async (subjectId: string) =>
  (await db().auditEntry.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(({ action }) => action)

test('the owner and the offices of the place open the PDF, nobody else; other people’s downloads are audited', async () => {
  const { certificateId, owner } = await issued()
  const { comune, ambitoId } = place
  const allowed = [
    place.office,
    viewerWith([grantOf('administrator')], newId()),
    viewerWith([grantOf('contact', { organisationId: comune.id })], newId()),
    viewerWith([grantOf('contact', { departmentId: comune.registry })], newId()),
  ]
  const own = await getCertificatePdf(owner, certificateId, now)
  expect(Buffer.from(own.bytes).subarray(0, 5).toString()).toBe('%PDF-')
  expect(await actionsOn(certificateId)).toEqual(['certificate.issued'])
  for (const viewer of allowed) expect((await getCertificatePdf(viewer, certificateId, now)).sha256).toBe(own.sha256)
  expect(await actionsOn(certificateId)).toEqual(['certificate.issued', ...allowed.map(() => 'certificate.downloaded')])

  const refused = [
    elsewhere.office,
    viewerWith([], newId()),
    viewerWith([grantOf('contact', { departmentId: comune.social_services })], newId()),
    viewerWith([grantOf('trainer', { ambitoId })], newId()),
    viewerWith([grantOf('evaluator')], newId()),
  ]
  for (const viewer of refused) {
    await expect(getCertificatePdf(viewer, certificateId, now)).rejects.toMatchObject({ code: 'not_found' })
  }
})

test('the office of the day keeps the certificate when the comune moves to another ambito', async () => {
  const { certificateId } = await issued()
  const belonging = { organisationId: place.comune.id, ambitoId: place.ambitoId }
  await db().organisationAmbito.updateMany({ where: belonging, data: { endsOn: later } })
  await db().organisationAmbito.create({
    data: {
      id: newId(),
      organisationId: place.comune.id,
      ambitoId: elsewhere.ambitoId,
      startsOn: new Date('2026-11-26T00:00:00Z'),
    },
  })
  expect(await getCertificatePdf(place.office, certificateId, later)).toBeTruthy()
  await expect(getCertificatePdf(elsewhere.office, certificateId, later)).rejects.toMatchObject({ code: 'not_found' })
})

test('a revoked certificate shows as revoked, once, with its bytes kept', async () => {
  const { certificateId, verifyCode, owner } = await issued()
  const both = await Promise.all([1, 2].map(() => revokeCertificate(place.office, { certificateId, reason }, later)))
  expect(both).toContainEqual({ ok: true })
  expect(both).toContainEqual({ ok: false, reason: 'already_revoked' })
  const shown = await findByVerifyCode(verifyCode, later)
  expect(shown).toMatchObject({ status: 'revoked', endedAt: later, replacedBy: null })
  expect(JSON.stringify(shown)).not.toContain(reason)
  expect(await findBlob(shown?.files.pdfSha256 ?? '')).not.toBeNull()
  expect((await listMine(owner, later)).certificates).toMatchObject([{ status: 'revoked' }])
  expect(await actionsOn(certificateId)).toEqual(['certificate.issued', 'certificate.revoked'])
  const mail = await db().mail.findFirst({ where: { text: { contains: reason } } })
  expect(mail?.recipient).toBe(`${owner.personId}@example.example`)
})

test('a replacement takes a new number and the present name; the old one stays and says so', async () => {
  const { certificateId, verifyCode, number, personId, owner } = await issued()
  const before = await db().certificate.findUniqueOrThrow({ where: { id: certificateId } })
  await db().person.update({ where: { id: personId }, data: { familyName: 'Fontanacorta' } })
  const outcome = await replaceCertificate(place.office, { certificateId, reason }, later)
  if (!outcome.ok) throw new Error(outcome.reason)
  expect(outcome.number).not.toBe(number)
  expect(await db().certificate.findUniqueOrThrow({ where: { id: certificateId } })).toEqual(before)
  expect(await findByVerifyCode(verifyCode, later)).toMatchObject({
    status: 'replaced',
    person: 'G. F.',
    replacedBy: outcome.number,
  })
  const { certificates } = await listMine(owner, later)
  expect(certificates.map(({ status }) => status)).toEqual(['valid', 'replaced'])
  expect(await findByVerifyCode(certificates[0]?.verifyCode ?? '', later)).toMatchObject({
    status: 'valid',
    person: 'G. F.',
    replaces: number,
  })
  const [newest] = certificates
  const historyOf = async (id: string) =>
    (await getOfficeCertificate(place.office, { ambitoSlug: place.ambitoSlug, certificateId: id }, later)).history
  expect(await historyOf(outcome.certificateId)).toMatchObject([
    { kind: 'issued', replaces: number, relatedId: certificateId },
  ])
  expect((await historyOf(certificateId)).at(-1)).toMatchObject({
    kind: 'replaced',
    replacedBy: outcome.number,
    relatedId: outcome.certificateId,
  })
  expect((await findByVerifyCode(newest?.verifyCode ?? '', later))?.history).toMatchObject([
    { kind: 'issued', replaces: number, relatedId: null },
  ])
})

test('two replacements at the same time make one', async () => {
  const { certificateId, enrolmentId } = await issued()
  const both = await Promise.all([1, 2].map(() => replaceCertificate(place.office, { certificateId, reason }, later)))
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await db().certificate.count({ where: { enrolmentId } })).toBe(2)
})

test('one revoked by mistake can be replaced', async () => {
  const { certificateId, verifyCode } = await issued()
  await revokeCertificate(place.office, { certificateId, reason }, later)
  expect(await replaceCertificate(place.office, { certificateId, reason }, later)).toMatchObject({ ok: true })
  expect(await findByVerifyCode(verifyCode, later)).toMatchObject({ status: 'replaced' })
  expect(await replaceCertificate(place.office, { certificateId, reason }, later)).toEqual({
    ok: false,
    reason: 'already_replaced',
  })
})

test.each([revokeCertificate, replaceCertificate])('%o asks for the office of the ambito', async (correct) => {
  const { certificateId, owner } = await issued()
  const contact = viewerWith([grantOf('contact', { organisationId: place.comune.id })], newId())
  const order = { certificateId, reason }
  await expect(correct(contact, order, later)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(correct(owner, order, later)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(correct(elsewhere.office, order, later)).rejects.toMatchObject({ code: 'not_found' })
  await expect(correct(viewerWith([], newId()), order, later)).rejects.toMatchObject({ code: 'not_found' })
  expect(await db().certificateEvent.count({ where: { certificateId } })).toBe(1)
})

test('completed courses whose certificate is not made yet are announced', async () => {
  const { personId } = await addCompleted(course, place)
  expect(await listMine(viewerWith([], personId), later)).toEqual({ certificates: [], waiting: [course.title] })
})

test('an unknown code finds nothing', async () => {
  expect(await findByVerifyCode('00000000000000000000', later)).toBeNull()
})

test('a PDF finds its certificate by its hash, also once revoked; a changed one finds none', async () => {
  const { certificateId, owner, verifyCode } = await issued()
  const { bytes, sha256: hash } = await getCertificatePdf(owner, certificateId, now)
  const ask = (form: FormData) => findByFile(form, { address: verifyCode, now })
  const formOf = (name: string, value: string | Blob) => {
    const form = new FormData()
    form.append(name, value)
    return form
  }
  const file = (content: Uint8Array) => formOf('file', new File([new Uint8Array(content)], 'attestato.pdf'))
  const signed = Buffer.concat([bytes, Buffer.from('firma')])
  const changed = Buffer.from(bytes)
  changed.writeUInt8(changed.readUInt8(900) ^ 1, 900)
  expect(await ask(formOf('sha256', hash))).toMatchObject({ ok: true, verdict: 'same', certificate: { verifyCode } })
  expect(await ask(file(bytes))).toMatchObject({ ok: true, verdict: 'same' })
  expect(await ask(file(signed))).toMatchObject({ ok: true, verdict: 'extended', certificate: { verifyCode } })
  expect(await ask(file(changed))).toEqual({ ok: false, reason: 'file_unknown' })
  await revokeCertificate(place.office, { certificateId, reason }, later)
  expect(await findByPdfSha256([hash], later)).toMatchObject({ status: 'revoked', verifyCode })
})

test('the newest certificate of an own enrolment, with what it is worth; nothing of another person', async () => {
  const { certificateId, enrolmentId, number, owner } = await issued()
  expect(await findOwnCertificate(owner, enrolmentId, later)).toEqual({ certificateId, number, status: 'valid' })
  expect(await findOwnCertificate(place.office, enrolmentId, later)).toBeNull()
  await revokeCertificate(place.office, { certificateId, reason }, later)
  expect(await findOwnCertificate(owner, enrolmentId, later)).toMatchObject({ certificateId, status: 'revoked' })
  await replaceCertificate(place.office, { certificateId, reason }, later)
  expect(await findOwnCertificate(owner, enrolmentId, later)).toMatchObject({ status: 'valid' })
})
