import { beforeAll, expect, test } from 'vitest'
import { addLearner, begin, now, publish, walkCaseOf, workCourse } from '#tests/setup/learner.ts'
import { findCaseReport } from '#app/authoring/case-report.server.ts'
import { addAmbito, type Place } from '#app/certificates/world.fixtures.ts'
import { answerExercise } from '#app/learning/work-on-exercise.server.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'

const trainer = viewerWith([grantOf('trainer')])
let place: Place

const report = (group: string | null = null) =>
  findCaseReport(trainer, 'prova', 'caso-uno', { group, decision: null, page: 1 })

async function walk(department: string, way: 'o1' | 'o2') {
  const learner = await addLearner([department])
  await walkCaseOf(learner, way)
  return learner
}

beforeAll(async () => {
  await publish(workCourse())
  place = await addAmbito('GRAFO')
})

test('who writes no courses is refused; a quiz and what is none are not cases', async () => {
  const question = { group: null, decision: null, page: 1 }
  const learner = viewerWith([])
  await expect(findCaseReport(learner, 'prova', 'caso-uno', question)).rejects.toMatchObject({ code: 'forbidden' })
  const office = place.office
  await expect(findCaseReport(office, 'prova', 'caso-uno', question)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await findCaseReport(trainer, 'prova', 'quiz-uno', question)).toBeNull()
  expect(await findCaseReport(trainer, 'prova', 'nessuno', question)).toBeNull()
})

test('counts first finished walks from five people on, and hides groups that subtraction would tell', async () => {
  const { registry, social_services: social } = place.comune
  for (const way of ['o1', 'o1', 'o1', 'o2'] as const) await walk(registry, way)
  expect(await report()).toMatchObject({ figures: null, groups: [] })
  await expect(report('counter:registry')).rejects.toMatchObject({ code: 'not_found' })

  const again = await walk(registry, 'o2')
  await walkCaseOf(again, 'o1')
  await begin(await addLearner([registry]), 'caso-uno')
  const all = await report()
  expect(all?.figures?.people).toBe(5)
  const counts = all?.figures?.branches.map(({ key, people, share }) => [key, people, share])
  expect(counts).toEqual([
    ['d-uno/o1', 'few', null],
    ['d-uno/o2', 'few', null],
    ['s-due', 'few', null],
  ])
  expect(all?.figures?.times.map(({ sceneId }) => sceneId)).toEqual(['s-uno', 's-tre'])
  expect(all?.figures?.pictureSvg).toContain('>A &lt; 5<')
  expect(all?.figures?.pictureSvg.match(/stroke-width="[^"]+"/g)).toEqual(Array(3).fill('stroke-width="1"'))
  expect(all?.figures?.reasons.map(({ reasons, total }) => [reasons, total])).toEqual([
    [[], 'few'],
    [[], 'few'],
  ])

  for (const way of ['o1', 'o2', 'o2'] as const) await walk(social, way)
  const counters = async () => (await report())?.groups.filter(({ by }) => by === 'counter').map(({ value }) => value)
  expect(await counters()).toEqual([])
  await expect(report('counter:registry')).rejects.toMatchObject({ code: 'not_found' })
  await expect(report('counter:social_services')).rejects.toMatchObject({ code: 'not_found' })
  await walk(social, 'o2')
  await walk(social, 'o2')
  expect((await counters())?.toSorted()).toEqual(['counter:registry', 'counter:social_services'])
  expect((await report('counter:social_services'))?.figures).toMatchObject({ people: 5 })
  const editions = async () => (await report())?.groups.filter(({ by }) => by === 'edition') ?? []
  expect(await editions()).toEqual([])
  const course = await db().course.findUniqueOrThrow({ where: { slug: 'prova' }, select: { id: true } })
  await db().edition.create({ data: { id: newId(), courseId: course.id, name: 'Autunno', startsOn: now } })
  const [standing, ...others] = await editions()
  expect(standing).toMatchObject({ people: 10, name: null })
  expect(others).toEqual([])
  expect((await report(standing?.value ?? ''))?.figures?.people).toBe(10)
})

test('has the reasons by branch, text only', async () => {
  const { registry } = place.comune
  const counts = (await report())?.figures?.branches.map(({ key, people }) => [key, people])
  expect(counts).toEqual([
    ['d-uno/o1', 'kept'],
    ['d-uno/o2', 'kept'],
    ['s-due', 'kept'],
  ])
  await walk(registry, 'o1')
  const learner = await addLearner([registry])
  const attempt = await begin(learner, 'caso-uno')
  const value = { type: 'decision', option: 'o2', reason: 'Una ragione mia, scritta per questa prova.' } as const
  await answerExercise(learner.viewer, { attemptId: attempt.id, answerId: newId(), itemId: 'd-uno', value }, now)
  expect(JSON.stringify(await report())).not.toContain(value.reason)
  const thought = { type: 'reflection', text: 'Chiedere prima di supporre, sempre.' } as const
  const end = { attemptId: attempt.id, answerId: newId(), itemId: 'r-uno', value: thought }
  await answerExercise(learner.viewer, end, now)
  const found = await report()
  expect(found?.figures?.reasons.find(({ letter }) => letter === 'B')?.reasons).toContain(value.reason)
  const text = JSON.stringify(found)
  expect(text).not.toContain(learner.viewer.personId)
  expect(text).not.toContain(attempt.id)
  expect(text).not.toContain(thought.text)
})
