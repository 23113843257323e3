import { beforeAll, expect, test } from 'vitest'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { findByVerifyCode, findOwnCertificate, listMine } from './certificate-queries.server.ts'
import { issueCertificateOf } from './issue-certificate.server.ts'
import { remindExpiring } from './remind-expiring.server.ts'
import { replaceCertificate } from './replace-certificate.server.ts'
import { revokeCertificate } from './revoke-certificate.server.ts'
import { addAmbito, addCompleted, addCourse, complete, type CourseFixture, type Place } from './world.fixtures.ts'

// Each certificate below holds until 23 November 2027.
const issuedAt = new Date('2026-11-24T09:00:00Z')
const early = new Date('2027-09-23T09:00:00Z')
const near = new Date('2027-09-24T09:00:00Z')
const after = new Date('2027-11-24T09:00:00Z')
const lastDay = new Date('2027-11-23T20:00:00Z')

let place: Place

async function yearly(): Promise<CourseFixture> {
  const course = await addCourse()
  await db().edition.update({ where: { id: course.editionId }, data: { validityMonths: 12 } })
  return course
}

async function issued(course: CourseFixture) {
  const completed = await addCompleted(course, place, {}, issuedAt)
  const stored = await issueCertificateOf(completed.enrolmentId, issuedAt)
  if (!stored) throw new Error('not issued')
  return { ...completed, ...stored, owner: viewerWith([], completed.personId) }
}

const reminders = (personId: string) =>
  db().mail.count({ where: { recipient: `${personId}@example.example`, subject: { contains: 'scade' } } })

/** Everybody who is due at an instant, in as many batches as it takes. */
async function remindAll(now: Date) {
  while ((await remindExpiring(now)) > 0);
}

beforeAll(async () => {
  place = await addAmbito('SCADE')
})

test('who holds one is told once, not before the window, however often and at the same time', async () => {
  const { personId, number } = await issued(await yearly())
  await remindAll(early)
  expect(await reminders(personId)).toBe(0)
  await Promise.all([remindExpiring(near), remindExpiring(near), remindExpiring(near)])
  await remindAll(new Date('2027-10-24T09:00:00Z'))
  expect(await reminders(personId)).toBe(1)
  const where = { recipient: `${personId}@example.example`, subject: { contains: 'scade' } }
  const { text, subject } = await db().mail.findFirstOrThrow({ where })
  expect(subject).toContain('23 novembre 2027')
  expect(text).toContain(number)
  expect(text).toContain('/certificates')
})

test('nobody is told of one that no longer counts', async () => {
  const course = await yearly()
  const revoked = await issued(course)
  await revokeCertificate(place.office, { certificateId: revoked.certificateId, reason: 'Sbagliato' }, issuedAt)
  const disabled = await issued(course)
  await db().account.update({ where: { personId: disabled.personId }, data: { disabledAt: issuedAt } })
  const renewed = await issued(course)
  const where = { place, departmentId: place.comune.registry, organisationId: place.comune.id }
  const edition = await db().edition.create({
    data: { id: crypto.randomUUID(), courseId: course.courseId, name: 'Rinnovo', startsOn: issuedAt },
  })
  const again = { ...course, editionId: edition.id }
  const laterAt = new Date('2027-09-01T09:00:00Z')
  const enrolmentId = await complete({ course: again, personId: renewed.personId, at: laterAt, ...where })
  await issueCertificateOf(enrolmentId, laterAt)
  await remindAll(near)
  for (const { personId } of [revoked, disabled, renewed]) expect(await reminders(personId)).toBe(0)
})

test('it holds on its last day and has expired on the next, on every page that shows it', async () => {
  const course = await yearly()
  const { certificateId, enrolmentId, owner } = await issued(course)
  const { verifyCode } = await db().certificate.findUniqueOrThrow({ where: { id: certificateId } })
  const statusAt = async (now: Date) => [
    (await findByVerifyCode(verifyCode, now))?.status,
    (await listMine(owner, now)).certificates[0]?.status,
    (await findOwnCertificate(owner, enrolmentId, now))?.status,
  ]
  expect(await statusAt(lastDay)).toEqual(['valid', 'valid', 'valid'])
  expect(await statusAt(after)).toEqual(['expired', 'expired', 'expired'])
  const replaced = await replaceCertificate(place.office, { certificateId, reason: 'Cognome sbagliato' }, after)
  expect(replaced.ok).toBe(true)
  expect(await statusAt(after)).toEqual(['replaced', 'expired', 'expired'])
})
