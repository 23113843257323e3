import { beforeAll, expect, test } from 'vitest'
import { publish, workCourse } from '#tests/setup/learner.ts'
import { addAmbito } from '#app/certificates/world.fixtures.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { findOwnWork, listSurveyedCourses } from './own-work.server.ts'

beforeAll(async () => {
  await publish(workCourse())
})

test('who only learns has no other work', async () => {
  expect(await findOwnWork(viewerWith([]), true)).toBeNull()
})

test('trainers have answers and figures, evaluators surveys, offices their people', async () => {
  const trainer = await findOwnWork(viewerWith([grantOf('trainer')]), true)
  expect(trainer).toMatchObject({ authoring: { waiting: 0 }, surveys: null, office: false, outbox: false })
  expect(trainer?.authoring?.courses.map(({ slug }) => slug)).toContain('prova')
  const evaluator = await findOwnWork(viewerWith([grantOf('evaluator')]), true)
  expect(evaluator).toEqual({ authoring: null, surveys: [], office: false, outbox: false })
  const { office } = await addAmbito('LAVORO')
  expect(await findOwnWork(office, true)).toEqual({ authoring: null, surveys: null, office: true, outbox: false })
  const administrator = viewerWith([grantOf('administrator')])
  expect(await findOwnWork(administrator, true)).toMatchObject({
    authoring: { waiting: 0 },
    office: true,
    outbox: true,
  })
  expect(await findOwnWork(administrator, false)).toMatchObject({ outbox: false })
})

test('the list of surveys is for trainers and evaluators', async () => {
  expect(await listSurveyedCourses(viewerWith([grantOf('trainer')]))).toEqual([])
  await expect(listSurveyedCourses(viewerWith([]))).rejects.toMatchObject({ code: 'forbidden' })
  await expect(listSurveyedCourses((await addAmbito('ALTRO')).office)).rejects.toMatchObject({ code: 'forbidden' })
})
