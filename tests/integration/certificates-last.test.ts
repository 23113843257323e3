import { beforeAll, describe, expect, test } from 'vitest'
import {
  findByPdfSha256,
  findByVerifyCode,
  getCertificatePdf,
  listMine,
} from '#app/certificates/certificate-queries.server.ts'
import { issueCertificateOf } from '#app/certificates/issue-certificate.server.ts'
import { replaceCertificate } from '#app/certificates/replace-certificate.server.ts'
import { CertificateFacts } from '#app/certificates/schemas.ts'
import { putTemplateInForce } from '#app/certificates/template/put-template-in-force.server.ts'
import { saveTemplate } from '#app/certificates/template/save-template.server.ts'
import { smallLogo, someForm } from '#app/certificates/template/template.fixtures.ts'
import {
  addAmbito,
  addComune,
  addCompleted,
  addCourse,
  type CourseFixture,
  type Place,
} from '#app/certificates/world.fixtures.ts'
import { movePerson } from '#app/organisation/move-person.server.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const later = new Date('2027-06-01T09:00:00Z')
const administrator = viewerWith([grantOf('administrator')], newId())

let place: Place
beforeAll(async () => {
  place = await addAmbito('DURA')
})

async function issued() {
  const course = await addCourse()
  const completed = await addCompleted(course, place)
  const stored = await issueCertificateOf(completed.enrolmentId, now)
  if (!stored) throw new Error('not issued')
  const { verifyCode } = await db().certificate.findUniqueOrThrow({ where: { id: stored.certificateId } })
  const { bytes } = await getCertificatePdf(administrator, stored.certificateId, now)
  return { course, ...completed, ...stored, verifyCode, bytes: Buffer.from(bytes) }
}
type Issued = Awaited<ReturnType<typeof issued>>

/** Everything of a course, in the order in which nothing is left hanging. */
async function deleteCourse({ courseId, courseVersionId }: CourseFixture) {
  const enrolments = sql()`SELECT id FROM enrolment WHERE course_version_id = ${courseVersionId}`
  await sql()`DELETE FROM completion WHERE course_id = ${courseId}`
  await sql()`DELETE FROM attendance_entry WHERE enrolment_id IN (${enrolments})`
  await sql()`DELETE FROM enrolment WHERE course_version_id = ${courseVersionId}`
  await sql()`DELETE FROM edition WHERE course_id = ${courseId}`
  await sql()`UPDATE course SET current_version_id = NULL WHERE id = ${courseId}`
  await sql()`DELETE FROM course_version WHERE course_id = ${courseId}`
  await sql()`DELETE FROM course WHERE id = ${courseId}`
}

const fates: [string, (one: Issued) => Promise<unknown>][] = [
  [
    'is called by another name',
    ({ personId: id }) => db().person.update({ where: { id }, data: { familyName: 'Altra' } }),
  ],
  [
    'works elsewhere',
    async ({ personId }) => {
      const { registry } = await addComune(place.ambitoId, 'Comune di là')
      return movePerson(administrator, { personId, toDepartmentId: registry, from: later, jobTitle: 'Altro' }, now)
    },
  ],
  [
    'worked in a comune of another name now',
    () => db().organisation.update({ where: { id: place.comune.id }, data: { name: 'Comune rinominato' } }),
  ],
  ['has no account any more', ({ personId }) => db().account.delete({ where: { personId } })],
  [
    'has a disabled account',
    ({ personId }) => db().account.update({ where: { personId }, data: { disabledAt: later } }),
  ],
  [
    'is forgotten by the platform',
    ({ personId: id }) =>
      db().person.update({
        where: { id },
        data: { givenName: '', familyName: '', fiscalCodeCipher: '', fiscalCodeHash: id },
      }),
  ],
  [
    'took a course nobody can take any more',
    ({ course }) => db().course.update({ where: { id: course.courseId }, data: { currentVersionId: null } }),
  ],
  ['took a course that was deleted', ({ course }) => deleteCourse(course)],
  [
    'has it from an ambito with another template now',
    async () => {
      const { office, ambitoSlug } = place
      const form = someForm({
        organiserName: 'Un altro ufficio',
        logo: smallLogo(),
        logoAlt: 'Altro',
        accent: '#1f6b3b',
      })
      const saved = await saveTemplate(office, { ambitoSlug, form }, later)
      if (!saved.ok) throw new Error(saved.reason)
      await putTemplateInForce(office, { ambitoSlug, version: saved.version }, later)
    },
  ],
]

describe('a certificate stays byte by byte and is still verified when its person', () => {
  test.each(fates)('%s', async (_what, happen) => {
    const one = await issued()
    await happen(one)
    const { bytes, sha256 } = await getCertificatePdf(administrator, one.certificateId, later)
    expect(Buffer.from(bytes).equals(one.bytes)).toBe(true)
    const said = { status: 'valid', number: one.number, person: 'G. F.', course: one.course.title }
    expect(await findByVerifyCode(one.verifyCode, later)).toMatchObject(said)
    expect(await findByPdfSha256([sha256], later)).toMatchObject(said)
    const { certificates } = await listMine(viewerWith([], one.personId), later)
    expect(certificates).toMatchObject([{ number: one.number, courseTitle: one.course.title, status: 'valid' }])
  })
})

/** What was stored before there were editions. */
function firstForm(facts: CertificateFacts) {
  const { number, verifyCode, verifyUrl, replaces, issuedOn, person, jobTitle, organisation, department } = facts
  const { ambito, course, programme, declaredMinutes, creditedMinutes, thresholdPercent, period } = facts
  return {
    ...{ form: 1, language: 'it', mode: 'asynchronous', scoreBasisPoints: facts.scoreBasisPoints },
    ...{ number, verifyCode, verifyUrl, replaces, issuedOn, person, jobTitle, organisation, department },
    ...{ ambito, course, programme, declaredMinutes, creditedMinutes, thresholdPercent, period },
  }
}

/** What was stored before social workers could say where they are on the roll. */
function secondForm(stored: CertificateFacts) {
  const { socialWorkerRoll, ...facts } = stored
  expect(socialWorkerRoll).toBeNull()
  return { ...facts, form: 2 }
}

test('a certificate of the second form says what it said', async () => {
  const { certificateId, verifyCode } = await issued()
  const { facts } = await db().certificate.findUniqueOrThrow({ where: { id: certificateId } })
  const before = await findByVerifyCode(verifyCode, later)
  const old = secondForm(CertificateFacts.parse(facts))
  await db().certificate.update({ where: { id: certificateId }, data: { facts: old } })
  expect(CertificateFacts.parse(old)).toEqual(facts)
  expect(await findByVerifyCode(verifyCode, later)).toEqual(before)
})

test('a certificate of the first form is read on every page, and replaced by one of the third', async () => {
  const { certificateId, verifyCode, personId, number } = await issued()
  const { facts } = await db().certificate.findUniqueOrThrow({ where: { id: certificateId } })
  const old = firstForm(CertificateFacts.parse(facts))
  await db().certificate.update({ where: { id: certificateId }, data: { facts: old } })
  expect(await findByVerifyCode(verifyCode, later)).toMatchObject({
    status: 'valid',
    issuer: 'Ambito DURA',
    edition: null,
    expiresOn: null,
    counted: 'declared',
    creditedMinutes: 55,
  })
  const owner = viewerWith([], personId)
  expect((await listMine(owner, later)).certificates).toMatchObject([
    { number, status: 'valid', renewal: { kind: 'none' } },
  ])
  const replaced = await replaceCertificate(place.office, { certificateId, reason: 'Cognome sbagliato' }, later)
  expect(replaced.ok).toBe(true)
  const [newest] = (await listMine(owner, later)).certificates
  const row = await db().certificate.findUniqueOrThrow({ where: { id: newest?.certificateId ?? '' } })
  expect(row.facts).toMatchObject({ form: 3, replaces: number })
  expect((await db().certificate.findUniqueOrThrow({ where: { id: certificateId } })).facts).toEqual(old)
})
