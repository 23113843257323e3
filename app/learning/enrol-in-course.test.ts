import { beforeAll, describe, expect, test } from 'vitest'
import { addPerson } from '#app/certificates/world.fixtures.ts'
import { auditedActions } from '#app/organisation/territory.fixtures.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { addLearner, jobsFor, now, publish, withdraw, workCourse } from '#tests/setup/learner.ts'
import { completeLesson } from './complete-lesson.server.ts'
import { enrolInCourse } from './enrol-in-course.server.ts'
import { findOwnEnrolmentIn, getOwnEnrolment, listOwnEnrolments } from './enrolment-queries.server.ts'
import { getLessonPage } from './lesson-page.server.ts'
import { visitLesson } from './visit-lesson.server.ts'

let courseId: string

beforeAll(async () => {
  await publish(workCourse())
  courseId = (await db().course.findUniqueOrThrow({ where: { slug: 'prova' } })).id
})

const rowOf = (id: string) => db().enrolment.findUniqueOrThrow({ where: { id } })
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

describe('enrolling', () => {
  test('opens one enrolment on the current version, audited, also when asked several times at once', async () => {
    const viewer = viewerWith([], await addPerson())
    const replies = await Promise.all([1, 2, 3].map(() => enrolInCourse(viewer, 'prova', now)))
    const [{ enrolmentId } = { enrolmentId: '' }] = replies
    expect(new Set(replies.map((reply) => reply.enrolmentId))).toEqual(new Set([enrolmentId]))
    const version = await db().courseVersion.findFirstOrThrow({ where: { courseId } })
    expect(await rowOf(enrolmentId)).toMatchObject({ state: 'enrolled', courseVersionId: version.id, enrolledAt: now })
    expect(await auditedActions(enrolmentId)).toEqual(['enrolment.opened'])
    expect(await jobsFor('learning.coverage-changed', 'personId', viewer.personId)).toBe(1)
    expect(await findOwnEnrolmentIn(viewer, courseId)).toBe(enrolmentId)
  })

  test('in a course that does not exist or is not published is refused', async () => {
    const viewer = viewerWith([], await addPerson())
    await db().course.create({ data: { id: newId(), slug: 'bozza' } })
    for (const slug of ['nessuno', 'bozza'])
      await expect(enrolInCourse(viewer, slug, now)).rejects.toMatchObject({ code: 'not_found' })
    expect(await listOwnEnrolments(viewer)).toEqual([])
  })

  test('again after withdrawing opens the same enrolment where it was', async () => {
    const learner = await addLearner()
    const { viewer, enrolmentId } = learner
    await completeLesson(viewer, enrolmentId, 'lezione-quattro', now)
    await withdraw(learner)
    expect(await findOwnEnrolmentIn(viewer, courseId)).toBeNull()
    const replies = await Promise.all([1, 2].map(() => enrolInCourse(viewer, 'prova', later(1))))
    expect(replies).toEqual(Array(2).fill({ enrolmentId }))
    expect(await rowOf(enrolmentId)).toMatchObject({ state: 'under_way', enrolledAt: now })
    expect((await getOwnEnrolment(viewer, enrolmentId)).creditedMinutes).toBe(15)
    expect(await auditedActions(enrolmentId)).toEqual(['enrolment.opened', 'enrolment.reopened'])
  })
})

describe('one’s own enrolments', () => {
  test('are one’s own: another person’s, or a withdrawn one, is not there', async () => {
    const [learner, other] = [await addLearner(), await addLearner()]
    const { viewer, enrolmentId } = learner
    const gone = { code: 'not_found' }
    await expect(getOwnEnrolment(other.viewer, enrolmentId)).rejects.toMatchObject(gone)
    await expect(getLessonPage(other.viewer, enrolmentId, 'lezione-uno', now)).rejects.toMatchObject(gone)
    expect((await listOwnEnrolments(other.viewer)).map(({ id }) => id)).toEqual([other.enrolmentId])
    await withdraw(learner)
    await expect(getLessonPage(viewer, enrolmentId, 'lezione-uno', now)).rejects.toMatchObject(gone)
    expect(await listOwnEnrolments(viewer)).toEqual([])
  })
})

describe('opening a lesson', () => {
  const open = ({ viewer, enrolmentId }: Awaited<ReturnType<typeof addLearner>>, lesson: string, at = now) =>
    getLessonPage(viewer, enrolmentId, lesson, at)

  test('puts the enrolment under way once and remembers where one was', async () => {
    const learner = await addLearner()
    await Promise.all([open(learner, 'lezione-uno'), open(learner, 'lezione-uno')])
    expect(await rowOf(learner.enrolmentId)).toMatchObject({
      state: 'under_way',
      startedAt: now,
      lastLessonId: 'lezione-uno',
      lastSeenAt: now,
    })
    expect(await jobsFor('learning.coverage-changed', 'personId', learner.viewer.personId)).toBe(2)
    await open(learner, 'lezione-due', later(1))
    expect(await rowOf(learner.enrolmentId)).toMatchObject({ startedAt: now, lastLessonId: 'lezione-due' })
  })

  test('again within five minutes writes nothing, after them it does', async () => {
    const learner = await addLearner()
    await open(learner, 'lezione-uno')
    await open(learner, 'lezione-uno', later(4))
    expect((await rowOf(learner.enrolmentId)).lastSeenAt).toEqual(now)
    await open(learner, 'lezione-uno', later(5))
    expect((await rowOf(learner.enrolmentId)).lastSeenAt).toEqual(later(5))
  })

  test('shows place, neighbours and progress, and carries no spec', async () => {
    const learner = await addLearner()
    await completeLesson(learner.viewer, learner.enrolmentId, 'lezione-quattro', now)
    const page = await open(learner, 'lezione-quattro')
    expect(page).toMatchObject({
      position: { number: 4, total: 5 },
      previous: { id: 'lezione-tre' },
      next: { id: 'lezione-cinque' },
      done: ['lezione-quattro'],
      percent: 25,
      courseCompleted: false,
    })
    expect(JSON.stringify(page)).not.toMatch(/PERCHE|SEGRET/)
    await expect(open(learner, 'lezione-nessuna')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('does not bring back an enrolment withdrawn in the meantime', async () => {
    const learner = await addLearner()
    const loaded = await getOwnEnrolment(learner.viewer, learner.enrolmentId)
    await withdraw(learner)
    await visitLesson(loaded, 'lezione-uno', now)
    expect(await rowOf(learner.enrolmentId)).toMatchObject({ state: 'withdrawn', startedAt: null })
  })
})
