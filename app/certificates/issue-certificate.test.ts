import { beforeAll, expect, test } from 'vitest'
import { issueCertificate } from '#app/learning/jobs.server.ts'
import { keepRoll } from '#app/identity/social-worker/keep-roll.server.ts'
import { removeRoll } from '#app/identity/social-worker/remove-roll.server.ts'
import { renameAmbito } from '#app/organisation/reorganisation/rename-ambito.server.ts'
import { renamePlace } from '#app/organisation/structure/rename-place.server.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { findBlob } from '#app/platform/blobs.server.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'
import { drainJobs, enqueue } from '#app/platform/jobs.server.ts'
import { readPdf } from '#tests/setup/poppler.ts'
import { issueCertificateOf, issueCertificateWorker } from './issue-certificate.server.ts'
import { CertificateFacts } from './schemas.ts'
import { addAmbito, addCompleted, addCourse, addPerson, complete, enrol, type CourseFixture } from './world.fixtures.ts'

const now = new Date('2026-11-24T09:00:00Z')
let course: CourseFixture

beforeAll(async () => {
  course = await addCourse()
})

async function onlyCertificate(enrolmentId: string) {
  const rows = await db().certificate.findMany({ where: { enrolmentId }, include: { events: true } })
  expect(rows).toHaveLength(1)
  const [row] = rows
  if (!row) throw new Error('no certificate')
  return { ...row, facts: CertificateFacts.parse(row.facts) }
}

const lastOf = async (series: string) => (await db().certificateCounter.findUnique({ where: { series } }))?.last ?? 0

test('keeps number, facts, bytes, event, audit entry and mail together', async () => {
  const place = await addAmbito('UNO', 'Comune di Lissone')
  const { personId, enrolmentId } = await addCompleted(course, place)
  const stored = await issueCertificateOf(enrolmentId, now)
  expect(stored?.number).toBe('UNO-2026-000001')

  const certificate = await onlyCertificate(enrolmentId)
  const { facts } = certificate
  expect(facts).toMatchObject({
    number: 'UNO-2026-000001',
    issuedOn: '2026-11-24',
    jobTitle: 'Istruttrice',
    organisation: { name: 'Comune di Lissone' },
    department: { name: 'Anagrafe', kind: 'registry' },
    ambito: { code: 'UNO' },
    course: { title: course.title, versionNumber: 1 },
    programme: [{ title: 'Primo modulo', minutes: 60 }],
    creditedMinutes: 55,
    declaredMinutes: 60,
    period: { from: '2026-11-18', to: '2026-11-23' },
  })
  expect(JSON.stringify(facts)).not.toContain('FNTGLI')
  expect(certificate.verifyCode).toMatch(/^[0-9A-Z]{20}$/)
  expect(certificate.events.map(({ kind }) => kind)).toEqual(['issued'])
  const blob = await findBlob(certificate.pdfSha256)
  expect(blob?.mediaType).toBe('application/pdf')
  expect(sha256(blob?.bytes ?? '')).toBe(certificate.pdfSha256)
  const audited = await db().auditEntry.findMany({ where: { subjectId: certificate.id } })
  expect(audited.map(({ action }) => action)).toEqual(['certificate.issued'])
  const mail = await db().mail.findFirst({ where: { recipient: `${personId}@example.example` } })
  expect(mail?.text).toContain('UNO-2026-000001')
  expect(mail?.text).toContain('/certificates')
})

test.each([
  ['granted credits of CNOAS', 'cnoas', 'granted', true],
  ['credits of CNOAS still asked for', 'cnoas', 'requested', false],
  ['granted credits of another body', 'ecm', 'granted', false],
] as const)('with %s the roll of a social worker is frozen: %s, %s: %s', async (_what, system, state, isFrozen) => {
  const credited = await addCourse()
  const { editionId } = credited
  const credit = { id: newId(), editionId, system, state, body: 'CROAS', eventId: '1', grantedTenths: 45 }
  await db().editionCredit.create({ data: credit })
  const { personId, enrolmentId } = await addCompleted(credited, await addAmbito(`ALBO-${system}-${state}`))
  const roll = { region: 'Lombardia', section: 'B', number: '12345' } as const
  await keepRoll(viewerWith([], personId), roll, now)
  await issueCertificateOf(enrolmentId, now)
  const { facts, pdfSha256 } = await onlyCertificate(enrolmentId)
  expect(facts.socialWorkerRoll).toEqual(isFrozen ? roll : null)
  const { text } = await readPdf((await findBlob(pdfSha256))?.bytes ?? new Uint8Array())
  expect(text.includes('12345')).toBe(isFrozen)
  await removeRoll(viewerWith([], personId))
  expect((await onlyCertificate(enrolmentId)).facts).toEqual(facts)
})

test('a name changed afterwards leaves the certificate as it was issued', async () => {
  const place = await addAmbito('NOME')
  const { personId, enrolmentId } = await addCompleted(course, place)
  await issueCertificateOf(enrolmentId, now)
  const before = await onlyCertificate(enrolmentId)
  await db().person.update({ where: { id: personId }, data: { familyName: 'Altrocognome' } })
  await db().organisation.update({ where: { id: place.comune.id }, data: { name: 'Comune rinominato' } })
  await issueCertificateOf(enrolmentId, now)
  expect(await onlyCertificate(enrolmentId)).toEqual(before)
})

test('two jobs for one completion, also at the same time, give one certificate and take one number', async () => {
  const place = await addAmbito('DUE')
  const { enrolmentId } = await addCompleted(course, place)
  const [first, second] = await Promise.all([
    issueCertificateOf(enrolmentId, now),
    issueCertificateOf(enrolmentId, now),
  ])
  expect(first).toEqual(second)
  await onlyCertificate(enrolmentId)
  expect(await lastOf('DUE-2026')).toBe(1)
  expect(await db().mail.count({ where: { text: { contains: 'DUE-2026-000001' } } })).toBe(1)
})

test('ten people at the same time get ten numbers without a gap', async () => {
  const place = await addAmbito('DIECI')
  const enrolments = await Promise.all(Array.from({ length: 10 }, () => addCompleted(course, place)))
  const issued = await Promise.all(enrolments.map(({ enrolmentId }) => issueCertificateOf(enrolmentId, now)))
  const expected = Array.from({ length: 10 }, (_, index) => `DIECI-2026-${String(index + 1).padStart(6, '0')}`)
  expect(issued.map((one) => one?.number).sort()).toEqual(expected)
})

test('an issue that fails burns no number', async () => {
  const place = await addAmbito('GUASTO')
  const broken = await addCompleted(course, place)
  await db().person.update({ where: { id: broken.personId }, data: { fiscalCodeCipher: 'not a cipher' } })
  await expect(issueCertificateOf(broken.enrolmentId, now)).rejects.toThrow()
  const { enrolmentId } = await addCompleted(course, place)
  expect((await issueCertificateOf(enrolmentId, now))?.number).toBe('GUASTO-2026-000001')
})

test('the number is of the civil year in Italy, and of the platform for people of no ambito', async () => {
  const personId = await addPerson()
  const nowhere = { place: null, departmentId: null, organisationId: null }
  const at = new Date('2026-12-31T12:00:00Z')
  const enrolmentId = await complete({ course, personId, at, ...nowhere })
  const justAfterMidnightInItaly = new Date('2026-12-31T23:30:00Z')
  expect((await issueCertificateOf(enrolmentId, justAfterMidnightInItaly))?.number).toBe('SGUARDI-2027-000001')
  const { facts } = await onlyCertificate(enrolmentId)
  expect(facts).toMatchObject({ organisation: null, department: null, ambito: null, issuedOn: '2027-01-01' })
})

test('the queued job issues; an enrolment that is not completed gets nothing', async () => {
  const place = await addAmbito('LAVORO')
  const { enrolmentId } = await addCompleted(course, place)
  const unfinished = await enrol({ course, personId: await addPerson() })
  await transaction(async (tx) => {
    await enqueue(tx, issueCertificate, { enrolmentId })
    await enqueue(tx, issueCertificate, { enrolmentId: unfinished })
  })
  expect(await drainJobs([issueCertificateWorker])).toBe(2)
  await onlyCertificate(enrolmentId)
  expect(await db().certificate.count({ where: { enrolmentId: unfinished } })).toBe(0)
})

test('places are called what they were called on the day of completion, also in a certificate issued later', async () => {
  const place = await addAmbito('NOMI', 'Comune di Prima')
  const { enrolmentId } = await addCompleted(course, place)
  const admin = viewerWith([grantOf('administrator')])
  const later = new Date('2026-11-24T08:00:00Z')
  const { comune } = place
  await renameAmbito(admin, { ambitoId: place.ambitoId, name: 'Ambito di Dopo' }, later)
  await renamePlace(admin, { organisationId: comune.id, departmentId: null, name: 'Comune di Dopo' }, later)
  await issueCertificateOf(enrolmentId, now)
  expect((await onlyCertificate(enrolmentId)).facts).toMatchObject({
    ambito: { name: 'Ambito NOMI' },
    organisation: { name: 'Comune di Prima' },
  })
})
