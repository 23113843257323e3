import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Viewer } from '#app/identity/viewer.ts'
import { completeLesson } from '#app/learning/complete-lesson.server.ts'
import { getEditionDetails } from '#app/learning/editions/edition-details.server.ts'
import { listAmbitoEditions } from '#app/learning/editions/list-editions.server.ts'
import { getManagedEdition } from '#app/learning/editions/office-edition.server.ts'
import { listParticipants } from '#app/learning/editions/participants.server.ts'
import { findOwnEnrolmentIn, findTakenAgain } from '#app/learning/enrolment-queries.server.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { findByVerifyCode, getCertificatePdf, listMine } from './certificate-queries.server.ts'
import { issueCertificateOf } from './issue-certificate.server.ts'
import { renewCertificate } from './renew-certificate.server.ts'
import { revokeCertificate } from './revoke-certificate.server.ts'
import { addAmbito, addCompleted, addCourse, complete, type CourseFixture, type Place } from './world.fixtures.ts'

// What is issued then holds until 23 November 2027 where the edition says twelve months.
const issuedAt = new Date('2026-11-24T09:00:00Z')
const early = new Date('2027-09-23T09:00:00Z')
const near = new Date('2027-09-24T09:00:00Z')
const after = new Date('2027-12-01T09:00:00Z')

/** What a JSON column holds, as one takes it. */
const Json = z.json().transform((json) => json ?? {})

let place: Place

beforeAll(async () => {
  place = await addAmbito('RIFA')
})

async function yearly(validityMonths: number | null = 12): Promise<CourseFixture> {
  const course = await addCourse()
  await db().edition.update({ where: { id: course.editionId }, data: { validityMonths } })
  return course
}

async function issued(course: CourseFixture) {
  const completed = await addCompleted(course, place, {}, issuedAt)
  const stored = await issueCertificateOf(completed.enrolmentId, issuedAt)
  if (!stored) throw new Error('not issued')
  return { ...completed, ...stored, course, owner: viewerWith([], completed.personId) }
}

const rowOf = (id: string) => db().enrolment.findUniqueOrThrow({ where: { id } })

async function renew(owner: Viewer, certificateId: string, now = near): Promise<string> {
  const outcome = await renewCertificate(owner, certificateId, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.enrolmentId
}

/** Takes the whole course and gets its certificate. */
async function takeCourse(owner: Viewer, enrolmentId: string, now: Date) {
  for (const lesson of ['uno', 'due']) await completeLesson(owner, enrolmentId, lesson, now)
  const stored = await issueCertificateOf(enrolmentId, now)
  if (!stored) throw new Error('not issued')
  return stored
}

const refused = { ok: false, reason: 'not_renewable' }
const renewalOf = async (owner: Viewer, certificateId: string, now: Date) =>
  (await listMine(owner, now)).certificates.find((one) => one.certificateId === certificateId)?.renewal

describe('a certificate can be renewed', () => {
  test('from sixty days before its end on, and by its holder alone', async () => {
    const { owner, certificateId } = await issued(await yearly())
    expect(await renewalOf(owner, certificateId, early)).toEqual({ kind: 'none' })
    expect(await renewCertificate(owner, certificateId, early)).toEqual(refused)
    expect(await renewalOf(owner, certificateId, near)).toEqual({ kind: 'offered', reason: 'soon' })
    expect(await renewalOf(owner, certificateId, after)).toEqual({ kind: 'offered', reason: 'expired' })
    const other = await issued(await yearly())
    for (const viewer of [other.owner, place.office])
      await expect(renewCertificate(viewer, certificateId, near)).rejects.toMatchObject({ code: 'not_found' })
    expect(await db().enrolment.count({ where: { personId: owner.personId } })).toBe(1)
  })

  test('not when it holds for ever, a later one outlives it, or its course is no longer given', async () => {
    const forEver = await issued(await yearly(null))
    expect(await renewCertificate(forEver.owner, forEver.certificateId, after)).toEqual(refused)
    const closed = await issued(await yearly())
    await db().course.update({ where: { id: closed.course.courseId }, data: { currentVersionId: null } })
    expect(await renewCertificate(closed.owner, closed.certificateId, after)).toEqual(refused)
    const { owner, certificateId } = await issued(await yearly())
    await takeCourse(owner, await renew(owner, certificateId), near)
    const second = await renew(owner, certificateId, after)
    expect(await findTakenAgain(owner, second)).toBeNull()
  })

  test('after it was revoked only if the office lets its holder take the course again, and they are told', async () => {
    const reason = 'Iscritto per errore'
    const [strict, kind] = [await issued(await yearly(null)), await issued(await yearly(null))]
    await revokeCertificate(place.office, { certificateId: strict.certificateId, reason }, near)
    await revokeCertificate(place.office, { certificateId: kind.certificateId, reason, mayRetake: true }, near)
    expect(await renewCertificate(strict.owner, strict.certificateId, near)).toEqual(refused)
    expect(await renewalOf(kind.owner, kind.certificateId, near)).toEqual({ kind: 'offered', reason: 'revoked' })
    const voided = { where: { voidedAt: near }, select: { enrolmentId: true } }
    expect(await db().completion.findMany(voided)).toEqual([{ enrolmentId: kind.enrolmentId }])
    const enrolmentId = await renew(kind.owner, kind.certificateId)
    expect(await rowOf(enrolmentId)).toMatchObject({ round: 2, renewsId: kind.enrolmentId })
    const told = async (personId: string) =>
      (
        await db().mail.findFirstOrThrow({
          where: { recipient: `${personId}@example.example`, text: { contains: reason } },
        })
      ).text
    expect(await told(kind.personId)).toContain('«Rinnova»')
    expect(await told(strict.personId)).not.toContain('Rinnova')
  })
})

describe('renewing', () => {
  test('opens one enrolment on the current version, however often it is asked at once; what was there stays', async () => {
    const { owner, certificateId, enrolmentId, course } = await issued(await yearly())
    const before = await rowOf(enrolmentId)
    const first = await db().courseVersion.findUniqueOrThrow({ where: { id: course.courseVersionId } })
    const version = { ...first, id: newId(), hash: newId().replaceAll('-', '').repeat(2), number: 2 }
    await db().courseVersion.create({
      data: { ...version, outline: Json.parse(first.outline), tools: Json.parse(first.tools), effect: {} },
    })
    await db().course.update({ where: { id: course.courseId }, data: { currentVersionId: version.id } })
    const ids = await Promise.all([1, 2, 3, 4].map(() => renew(owner, certificateId)))
    const [again = ''] = ids
    expect(new Set(ids).size).toBe(1)
    expect(await renew(owner, certificateId, after)).toBe(again)
    expect(await rowOf(again)).toMatchObject({
      ...{ state: 'enrolled', round: 2, renewsId: enrolmentId, supersededAt: null, enrolledAt: near },
      ...{ editionId: course.editionId, courseVersionId: version.id },
    })
    expect(await rowOf(enrolmentId)).toEqual({ ...before, supersededAt: near })
    expect(await db().attendanceEntry.count({ where: { enrolmentId } })).toBe(1)
    const audited = await db().auditEntry.findMany({ where: { subjectId: again } })
    expect(audited.map(({ action }) => action)).toEqual(['enrolment.opened'])
    expect(await renewalOf(owner, certificateId, near)).toEqual({ kind: 'under_way', enrolmentId: again })
    expect(await findOwnEnrolmentIn(owner, course.courseId)).toBe(again)
    expect(await findTakenAgain(owner, enrolmentId)).toEqual({ enrolmentId: again, isCompleted: false })
  })

  test('ends in a new certificate with a new end; the old one says which, and nothing else of it changes', async () => {
    const { owner, certificateId, number, enrolmentId } = await issued(await yearly())
    const { verifyCode, facts } = await db().certificate.findUniqueOrThrow({ where: { id: certificateId } })
    const { sha256 } = await getCertificatePdf(owner, certificateId, near)
    const fresh = await takeCourse(owner, await renew(owner, certificateId), after)
    expect(fresh.number).not.toBe(number)
    const verified = await findByVerifyCode(verifyCode, after)
    expect(verified).toMatchObject({ status: 'expired', number, replacedBy: null })
    expect(verified?.history.map(({ kind, replacedBy }) => [kind, replacedBy])).toEqual([
      ['issued', null],
      ['renewed', fresh.number],
    ])
    const kept = await db().certificate.findUniqueOrThrow({ where: { id: certificateId } })
    expect(kept).toMatchObject({ facts, enrolmentId, number })
    expect((await getCertificatePdf(owner, certificateId, after)).sha256).toBe(sha256)
    const { certificates, waiting } = await listMine(owner, after)
    expect(waiting).toEqual([])
    expect(certificates.map((one) => [one.number, one.status, one.expiresOn, one.renewal.kind])).toEqual([
      [fresh.number, 'valid', '2028-11-30', 'none'],
      [number, 'expired', '2027-11-23', 'done'],
    ])
    // The job that runs twice tells it once.
    await issueCertificateOf(
      (await db().certificate.findUniqueOrThrow({ where: { number: fresh.number } })).enrolmentId,
      after,
    )
    expect(await db().certificateEvent.count({ where: { certificateId, kind: 'renewed' } })).toBe(1)
  })

  test('of an edition that is over goes on in the standing one, for as long a time; and once more from there', async () => {
    const course = await yearly()
    const over = { ambitoId: place.ambitoId, name: 'Autunno', endsOn: new Date('2026-12-31') }
    await db().edition.update({ where: { id: course.editionId }, data: over })
    const { owner, certificateId, enrolmentId } = await issued(course)
    const again = await renew(owner, certificateId)
    const row = await rowOf(again)
    expect(row).toMatchObject({ round: 1, renewsId: enrolmentId, validityMonths: 12 })
    expect(row.editionId).not.toBe(course.editionId)
    expect((await rowOf(enrolmentId)).supersededAt).toBeNull()
    const second = await takeCourse(owner, again, near)
    const nextYear = new Date('2028-09-01T09:00:00Z')
    const third = await renew(owner, second.certificateId, nextYear)
    expect(await rowOf(third)).toMatchObject({
      round: 2,
      renewsId: again,
      validityMonths: 12,
      editionId: row.editionId,
    })
    const { certificateId: last } = await takeCourse(owner, third, nextYear)
    const ends = (await db().certificate.findUniqueOrThrow({ where: { id: last } })).expiresOn
    expect(ends?.toISOString().slice(0, 10)).toBe('2029-08-31')
  })

  test('takes no second seat in an open edition, whose office sees each person once', async () => {
    const course = await yearly()
    const data = { ambitoId: place.ambitoId, name: 'Tutto l’anno', seats: 1 }
    await db().edition.update({ where: { id: course.editionId }, data })
    const { owner, certificateId } = await issued(course)
    const again = await renew(owner, certificateId)
    expect(await rowOf(again)).toMatchObject({ editionId: course.editionId, round: 2 })
    const edition = await getManagedEdition(place.office, { ambitoSlug: place.ambitoSlug, editionId: course.editionId })
    const seen = async (now: Date) => {
      const line = (await listAmbitoEditions(edition.ambito, now)).find(({ id }) => id === course.editionId)
      const participants = (await listParticipants(edition, now)).map(({ enrolmentId, state }) => [enrolmentId, state])
      const { taken } = await getEditionDetails(edition)
      return { participants, taken, counted: [line?.taken, line?.completed] }
    }
    expect(await seen(near)).toEqual({ participants: [[again, 'enrolled']], taken: 1, counted: [1, 1] })
    await takeCourse(owner, again, near)
    expect(await seen(near)).toEqual({ participants: [[again, 'completed']], taken: 1, counted: [1, 1] })
  })

  test('opens one again that was withdrawn', async () => {
    const { owner, certificateId } = await issued(await yearly())
    const again = await renew(owner, certificateId)
    await db().enrolment.update({ where: { id: again }, data: { state: 'withdrawn' } })
    expect(await renewalOf(owner, certificateId, near)).toEqual({ kind: 'offered', reason: 'soon' })
    expect(await renew(owner, certificateId)).toBe(again)
    expect((await rowOf(again)).state).toBe('enrolled')
  })

  test('goes on in the standing edition where somebody is there already, also with two certificates at once', async () => {
    const course = await yearly()
    const { owner, personId, certificateId } = await issued(course)
    const over = { ambitoId: place.ambitoId, endsOn: new Date('2026-12-31') }
    await db().edition.update({ where: { id: course.editionId }, data: { ...over, name: 'Autunno' } })
    const winter = { ...course, editionId: newId() }
    await db().edition.create({
      data: {
        id: winter.editionId,
        courseId: course.courseId,
        startsOn: issuedAt,
        validityMonths: 11,
        name: 'Inverno',
        ...over,
      },
    })
    const { comune, ambitoId } = place
    const where = { place: { ambitoId }, departmentId: comune.registry, organisationId: comune.id }
    const other = await issueCertificateOf(
      await complete({ course: winter, personId, at: issuedAt, ...where }),
      issuedAt,
    )
    const ids = [certificateId, other?.certificateId ?? ''].map((id) => renew(owner, id, after))
    expect(new Set(await Promise.all(ids)).size).toBe(1)
    expect(await db().enrolment.count({ where: { personId } })).toBe(3)
  })
})
