import { expect, test } from 'vitest'
import { listScaleStatistics } from '#app/assessment/scale-statistics.server.ts'
import type { Question, QuizSpec } from '#app/assessment/schemas.ts'
import { addCourse, type TestCourse } from '#app/reporting/coverage.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'

const activityId = 'opinioni'
const began = new Date('2026-03-02T09:00:00Z')

const scale: Question = {
  ...{ id: 'agio', type: 'scale', promptHtml: '<p>Quanto?</p>', points: 0, hintHtml: null, feedbackHtml: null },
  ...{ from: 1, to: 4, low: 'Per niente', high: 'Del tutto' },
}

async function addOpinions(slug: string): Promise<TestCourse> {
  const course = await addCourse(slug)
  const rules = { passPercent: 60, attempts: 0, timeLimitMinutes: 0, waitMinutes: 0, shuffle: false, pools: [] }
  const spec: QuizSpec = {
    ...{ kind: 'quiz', id: activityId, title: 'Opinioni', draw: 1, feedback: 'end', questions: [scale] },
    ...rules,
  }
  await db().assessmentSpec.create({ data: { courseVersionId: course.versionId, activityId, kind: 'quiz', spec } })
  return course
}

/** Somebody's attempts, each with the steps chosen one after the other; the last attempt may still be open. */
async function addPerson({ editionId, versionId }: TestCourse, attempts: number[][], open = false) {
  const [personId, enrolmentId] = [newId(), newId()]
  await db().person.create({
    data: { id: personId, givenName: 'Prova', familyName: 'Prova', fiscalCodeHash: personId, fiscalCodeCipher: '-' },
  })
  await db().enrolment.create({
    data: { id: enrolmentId, personId, editionId, courseVersionId: versionId, enrolledAt: began },
  })
  for (const [index, steps] of attempts.entries()) {
    const isOpen = open && index === attempts.length - 1
    await db().attempt.create({
      data: {
        ...{
          id: newId(),
          enrolmentId,
          courseVersionId: versionId,
          activityId,
          kind: 'quiz',
          number: index + 1,
          seed: 1,
        },
        ...{ drawn: ['agio'], startedAt: new Date(began.getTime() + index * 1000), submittedAt: isOpen ? null : began },
        answers: {
          create: steps.map((step, at) => ({
            ...{ id: newId(), itemId: 'agio', sequence: at + 1, receivedAt: began },
            value: { type: 'scale', choice: String(step) },
          })),
        },
      },
    })
  }
}

test('the last step of each first attempt counts, once a person; an open attempt does not', async () => {
  const course = await addOpinions('scala-contata')
  for (const steps of [[1], [2], [2], [4, 3]]) await addPerson(course, [steps])
  await addPerson(course, [[4], [1]])
  await addPerson(course, [[1]], true)
  const [figures] = await listScaleStatistics(activityId, [course.versionId])
  expect(figures).toMatchObject({ answers: 5, confidence: 'weak', mean: (1 + 2 + 2 + 3 + 4) / 5 })
  expect(figures?.steps).toEqual([
    { step: '1', taken: 1 },
    { step: '2', taken: 2 },
    { step: '3', taken: 1 },
    { step: '4', taken: 1 },
  ])
})

test('four people are too few to show anything', async () => {
  const course = await addOpinions('scala-nascosta')
  for (const step of [1, 1, 1, 4]) await addPerson(course, [[step]])
  expect(await listScaleStatistics(activityId, [course.versionId])).toEqual([
    { question: scale, answers: 4, confidence: 'hidden', steps: [], mean: null },
  ])
})
