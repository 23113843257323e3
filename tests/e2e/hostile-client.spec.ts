import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { db } from '#app/platform/database.server.ts'
import { ask, type Reply } from './setup/ask.ts'
import { enrol, makeWorld, type World } from './setup/doors.ts'
import { filled, formsOf, start } from './setup/exercises.ts'

test.describe.configure({ mode: 'default' })

const quizId = 'prova-viaggio'
let world: World
let learner: { cookie: string; personId: string; enrolmentId: string; lesson: string }

/** Both ways an answer may come: the form of the page, and the door of the device's journal. */
const doors = ['page', 'device'] as const
type Door = (typeof doors)[number]

test.beforeAll(async () => {
  test.setTimeout(180_000)
  world = await makeWorld()
  const { cookie, personId } = world.people.other_learner
  const enrolmentId = await enrol(cookie)
  learner = { cookie, personId, enrolmentId, lesson: `/learn/${enrolmentId}/il-viaggio` }
})

/** The answers and attempts of the learner, as they are stored. */
const stored = () =>
  db().attempt.findMany({
    where: { enrolmentId: learner.enrolmentId },
    orderBy: [{ activityId: 'asc' }, { number: 'asc' }],
    select: {
      id: true,
      submittedAt: true,
      pointsHundredths: true,
      answers: { orderBy: { sequence: 'asc' }, select: { id: true, itemId: true, value: true, sequence: true } },
    },
  })

async function openForm(): Promise<Record<string, string>> {
  await start(learner.cookie, learner.lesson, quizId)
  const page = await ask(learner.lesson, { cookie: learner.cookie })
  const form = formsOf(page.text).find(({ hidden }) => hidden.intent === 'answer')
  if (!form) throw new Error('no question is open')
  return filled(form, 'parola')
}

function send(door: Door, fields: Record<string, string>, cookie = learner.cookie, personId = learner.personId) {
  if (door === 'page') return ask(learner.lesson, { cookie, body: fields })
  return ask('/answers', { cookie, body: { ...fields, personId } })
}

/** A clear refusal, and everything as it was. */
async function expectRefused(reply: Promise<Reply>, statuses: number[], before: Awaited<ReturnType<typeof stored>>) {
  const { status, text } = await reply
  expect(statuses).toContain(status)
  expect(text.length).toBeGreaterThan(0)
  expect(await stored()).toEqual(before)
}

for (const door of doors) {
  test(`forged ids, unknown choices and a million characters change nothing (${door})`, async () => {
    const good = await openForm()
    const before = await stored()
    const forged: Record<string, string>[] = [
      { attemptId: randomUUID() },
      { attemptId: 'x' },
      { itemId: 'verifica-1' },
      { itemId: '__proto__' },
      { answerId: 'x' },
      { choice: 'v99' },
      { choice: '../c1' },
      { type: 'decision', option: 'o1', reason: 'x'.repeat(1_000_000) },
      { type: 'reflection', text: 'x'.repeat(1_000_000) },
      { type: 'single', choice: 'x'.repeat(1_000_000) },
    ]
    for (const change of forged) await expectRefused(send(door, { ...good, ...change }), [400, 404, 409], before)
  })

  test(`an answer sent again is one answer, and another under its name is refused (${door})`, async () => {
    const good = await openForm()
    const taken = door === 'page' ? 302 : 200
    expect((await send(door, good)).status).toBe(taken)
    const after = await stored()
    for (let again = 0; again < 3; again += 1) expect((await send(door, good)).status).toBe(taken)
    expect(await stored()).toEqual(after)
    const other = good.choice === 'v1' ? 'v2' : 'v1'
    await expectRefused(send(door, { ...good, choice: other }), [409], after)
    await expectRefused(send(door, { ...good, answerId: randomUUID() }), [409], after)
  })

  test(`another person’s attempt is not found, whatever session asks (${door})`, async () => {
    const good = await openForm()
    const before = await stored()
    const { trainer, office, administrator, evaluator } = world.people
    for (const { cookie, personId } of [trainer, office, administrator, evaluator])
      await expectRefused(send(door, good, cookie, personId), [404], before)
    const anonymous = await send(door, good, '')
    expect([302, 401, 403]).toContain(anonymous.status)
    expect(await stored()).toEqual(before)
  })
}

test('after the deadline and its grace nothing is taken, by no door', async () => {
  const good = await openForm()
  await db().attempt.update({
    where: { id: good.attemptId ?? '' },
    data: { deadlineAt: new Date(Date.now() - 10 * 60_000) },
  })
  const answers = await db().answer.count({ where: { attempt: { enrolmentId: learner.enrolmentId } } })
  for (const door of doors) {
    const { status, text } = await send(door, { ...good, answerId: randomUUID() })
    expect(status, text).toBe(409)
  }
  expect(await db().answer.count({ where: { attempt: { enrolmentId: learner.enrolmentId } } })).toBe(answers)
  const closed = await db().attempt.findUniqueOrThrow({ where: { id: good.attemptId ?? '' } })
  expect(closed.submittedAt).not.toBeNull()
})
