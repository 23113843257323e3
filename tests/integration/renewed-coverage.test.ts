import { beforeAll, expect, test } from 'vitest'
import { streamSelected } from '#app/certificates/bulk/bundle-people.server.ts'
import { issueCertificateOf } from '#app/certificates/issue-certificate.server.ts'
import { renewCertificate } from '#app/certificates/renew-certificate.server.ts'
import { addAmbito, addCompleted, addCourse, type CourseFixture, type Place } from '#app/certificates/world.fixtures.ts'
import { completeLesson } from '#app/learning/complete-lesson.server.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { computeCoverage } from '#app/reporting/compute-coverage.server.ts'
import { listPeople } from '#app/reporting/people-queries.server.ts'

const noon = (day: string) => new Date(`${day}T11:00:00Z`)
let place: Place
let course: CourseFixture
let numbers: { first: string; second: string }

/** Somebody completed in November 2026, began again in October 2027 and completed again in December 2027. */
beforeAll(async () => {
  place = await addAmbito('RINNOVI')
  course = await addCourse()
  await db().edition.update({ where: { id: course.editionId }, data: { validityMonths: 12 } })
  const { personId, enrolmentId } = await addCompleted(course, place, {}, noon('2026-11-23'))
  const first = await issueCertificateOf(enrolmentId, noon('2026-11-23'))
  const viewer = viewerWith([], personId)
  const renewal = await renewCertificate(viewer, first?.certificateId ?? '', noon('2027-10-01'))
  if (!renewal.ok) throw new Error(renewal.reason)
  for (const lesson of ['uno', 'due']) await completeLesson(viewer, renewal.enrolmentId, lesson, noon('2027-12-01'))
  const second = await issueCertificateOf(renewal.enrolmentId, noon('2027-12-01'))
  numbers = { first: first?.number ?? '', second: second?.number ?? '' }
})

async function seenOn(day: string) {
  const departmentIds = [place.comune.registry]
  const organisationIds = [place.comune.id]
  const asOf = new Date(`${day}T00:00:00Z`)
  const question = {
    ambitoId: place.ambitoId,
    courseId: course.courseId,
    asOf,
    until: noon('2028-01-01'),
    departmentIds,
  }
  const [row] = (await computeCoverage(question)).rows
  const { people, completed, under_way: underWay, enrolled } = row?.total ?? {}
  const list = await listPeople(
    { ...question, organisationIds, snapshotId: null, withMissing: false },
    { number: 1, size: 10 },
  )
  const selection = {
    courseId: course.courseId,
    asOf: day,
    departmentIds,
    course: '',
    courseTitle: '',
    organisation: null,
    departmentKind: null,
  }
  const lines = []
  for await (const batch of streamSelected({ ...question, selection })) lines.push(...batch)
  return {
    counts: [people, completed, underWay, enrolled],
    people: list.map(({ state, certificateNumber }) => [state, certificateNumber]),
    bundle: lines.map(({ line }) => line.certificate?.number ?? line.state),
  }
}

test.each([
  ['before the first time', '2026-09-15', [1, 0, 0, 1], 'enrolled', null],
  ['after the first time', '2027-05-01', [1, 1, 0, 0], 'completed', 'first'],
  ['while the course is taken again', '2027-11-01', [1, 1, 0, 0], 'completed', 'first'],
  ['after the second time', '2027-12-02', [1, 1, 0, 0], 'completed', 'second'],
] as const)('%s a person counts once, with the certificate of that day', async (_when, day, counts, state, which) => {
  const number = which && numbers[which]
  expect(await seenOn(day)).toEqual({ counts, people: [[state, number]], bundle: [number ?? state] })
})
