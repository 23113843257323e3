import { beforeAll, describe, expect, test } from 'vitest'
import { addAmbito, addComune, type Place } from '#app/certificates/world.fixtures.ts'
import { isoDay } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import {
  addLearner,
  answerAll,
  begin,
  choiceFor,
  jobsFor,
  now,
  publish,
  walkCaseOf,
  withdraw,
  workCourse,
  type Learner,
} from '#tests/setup/learner.ts'
import { completeLesson } from './complete-lesson.server.ts'
import { answerExercise, submitExercise } from './work-on-exercise.server.ts'

let place: Place

beforeAll(async () => {
  await publish(workCourse())
  place = await addAmbito('UNO')
})

const creditsOf = (enrolmentId: string) =>
  db().attendanceEntry.findMany({ where: { enrolmentId }, orderBy: { activityId: 'asc' } })

/** Does the exercises: what is left is to read the last two lessons. */
async function doExercises(learner: Learner) {
  await answerAll(learner, await begin(learner, 'quiz-uno'), true)
  const attempt = await begin(learner, 'quiz-due')
  await answerAll(learner, attempt, true)
  await submitExercise(learner.viewer, attempt.id, now)
  await walkCaseOf(learner)
}

async function expectOneCompletion({ enrolmentId, viewer }: Learner) {
  const completion = await db().completion.findUniqueOrThrow({ where: { enrolmentId } })
  const credits = await creditsOf(enrolmentId)
  expect(credits.map(({ minutes }) => minutes)).toEqual([15, 10, 15, 10, 10])
  expect(completion).toMatchObject({ creditedMinutes: 60, declaredMinutes: 60, personId: viewer.personId })
  expect(await jobsFor('learning.course-completed', 'enrolmentId', enrolmentId)).toBe(1)
  const audited = await db().auditEntry.findMany({ where: { subjectId: enrolmentId }, orderBy: { id: 'asc' } })
  expect(audited.map(({ action }) => action)).toEqual(['enrolment.opened', 'course.completed'])
  return completion
}

describe('reading a lesson', () => {
  test('credits its declared minutes once, however often and however much at once (P5)', async () => {
    const { viewer, enrolmentId } = await addLearner()
    const complete = () => completeLesson(viewer, enrolmentId, 'lezione-quattro', now)
    const replies = await Promise.all([complete(), complete(), complete()])
    expect(replies).toEqual(Array(3).fill({ ok: true, courseCompleted: false }))
    expect(await complete()).toEqual({ ok: true, courseCompleted: false })
    const credits = await creditsOf(enrolmentId)
    expect(credits).toMatchObject([{ activityId: 'lezione-quattro', minutes: 15, recordedAt: now, authorId: null }])
  })

  test('with an exercise still open is refused and names it', async () => {
    const { viewer, enrolmentId } = await addLearner()
    const outcome = await completeLesson(viewer, enrolmentId, 'lezione-uno', now)
    expect(outcome).toEqual({ ok: false, reason: 'exercises_open', titles: ['Verifica quiz-uno'] })
    expect(await creditsOf(enrolmentId)).toEqual([])
  })

  test('of another person, of no course, or after withdrawing is not there', async () => {
    const [learner, other] = [await addLearner(), await addLearner()]
    const gone = { code: 'not_found' }
    const { viewer, enrolmentId } = learner
    await expect(completeLesson(other.viewer, enrolmentId, 'lezione-quattro', now)).rejects.toMatchObject(gone)
    await expect(completeLesson(viewer, enrolmentId, 'lezione-nessuna', now)).rejects.toMatchObject(gone)
    await expect(completeLesson(viewer, newId(), 'lezione-quattro', now)).rejects.toMatchObject(gone)
    await withdraw(learner)
    await expect(completeLesson(viewer, enrolmentId, 'lezione-quattro', now)).rejects.toMatchObject(gone)
    expect(await creditsOf(enrolmentId)).toEqual([])
  })
})

describe('a course is completed once', () => {
  test('when the last two lessons are read in two windows at once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const learner = await addLearner([place.comune.registry])
      await doExercises(learner)
      const { viewer, enrolmentId } = learner
      const replies = await Promise.all(
        ['lezione-quattro', 'lezione-cinque'].map((lesson) => completeLesson(viewer, enrolmentId, lesson, now)),
      )
      expect(replies.filter((reply) => reply.ok && reply.courseCompleted)).toHaveLength(1)
      await expectOneCompletion(learner)
    }
  })

  test('when the last answer and the last lesson come at once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const learner = await addLearner([place.comune.registry])
      const { viewer, enrolmentId } = learner
      const late = await begin(learner, 'quiz-due')
      await answerAll(learner, late, true)
      await walkCaseOf(learner)
      await completeLesson(viewer, enrolmentId, 'lezione-quattro', now)
      const each = await begin(learner, 'quiz-uno')
      const [first, last] = await Promise.all(each.drawn.map((item) => choiceFor(each, item, true)))
      if (!first || !last) throw new Error('no answers')
      await answerExercise(viewer, first, now)
      const replies = await Promise.all([
        answerExercise(viewer, last, now),
        answerExercise(viewer, last, now),
        submitExercise(viewer, late.id, now),
        completeLesson(viewer, enrolmentId, 'lezione-cinque', now),
      ])
      expect(replies.filter(({ ok }) => !ok)).toEqual([])
      await expectOneCompletion(learner)
    }
  })

  test('and what is done again afterwards adds nothing', async () => {
    const learner = await addLearner([place.comune.registry])
    await doExercises(learner)
    const { viewer, enrolmentId } = learner
    for (const lesson of ['lezione-quattro', 'lezione-cinque', 'lezione-cinque'])
      await completeLesson(viewer, enrolmentId, lesson, now)
    const completion = await expectOneCompletion(learner)
    await answerAll(learner, await begin(learner, 'quiz-uno'), true)
    expect(await expectOneCompletion(learner)).toEqual(completion)
  })
})

describe('a completion keeps the place of its day (P6)', () => {
  async function completedAt(learner: Learner, at: Date) {
    await doExercises(learner)
    const { viewer, enrolmentId } = learner
    for (const lesson of ['lezione-quattro', 'lezione-cinque']) await completeLesson(viewer, enrolmentId, lesson, at)
    return db().completion.findUniqueOrThrow({ where: { enrolmentId } })
  }

  test('and does not follow the person who moves', async () => {
    const learner = await addLearner([place.comune.registry])
    const before = await completedAt(learner, now)
    const { registry: departmentId, id: organisationId } = place.comune
    expect(before).toMatchObject({ departmentId, organisationId, ambitoId: place.ambitoId })
    expect(isoDay(before.completedOn)).toBe('2026-11-24')
    const other = await addComune(place.ambitoId, 'Comune d’altrove')
    const { personId } = learner.viewer
    await db().membership.updateMany({ where: { personId }, data: { endsOn: new Date('2026-11-24T00:00:00Z') } })
    const since = new Date('2026-11-25T00:00:00Z')
    await db().membership.create({ data: { id: newId(), personId, departmentId: other.registry, startsOn: since } })
    expect(await db().completion.findUniqueOrThrow({ where: { enrolmentId: learner.enrolmentId } })).toEqual(before)
  })

  test('by the day in Italy: half an hour before midnight UTC it is tomorrow', async () => {
    const learner = await addLearner([place.comune.registry])
    const other = await addComune(place.ambitoId, 'Comune di domani')
    const { personId } = learner.viewer
    await db().membership.updateMany({ where: { personId }, data: { endsOn: new Date('2026-11-24T00:00:00Z') } })
    const since = new Date('2026-11-25T00:00:00Z')
    await db().membership.create({ data: { id: newId(), personId, departmentId: other.registry, startsOn: since } })
    const completion = await completedAt(learner, new Date('2026-11-24T23:30:00Z'))
    expect(isoDay(completion.completedOn)).toBe('2026-11-25')
    expect(completion.organisationId).toBe(other.id)
  })

  test('of nowhere for who works nowhere', async () => {
    const completion = await completedAt(await addLearner(), now)
    expect(completion).toMatchObject({ departmentId: null, organisationId: null, ambitoId: null })
  })
})
