import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { lessonText, smallCourse } from '#app/authoring/course.fixtures.ts'
import { build } from '#app/cli/set-up.mjs'
import { addAccount } from '#app/identity/account.fixtures.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { startKilledSite, type KilledSite } from '#tests/setup/killed-site.ts'
import { courseText, publish, quizOf } from '#tests/setup/learner.ts'
import { postmasterOf } from '#tests/setup/site-database.ts'

const items = Array.from({ length: 40 }, (_, index) => `q-${index + 1}`)
const course = smallCourse({
  'course.yaml': courseText({ minutes: 30 }),
  '01-primo/01-uno.mdx': lessonText(quizOf('quiz-lungo', 'feedback="each"', items), 'lezione-uno', 30),
  '01-primo/02-due.mdx': null,
  '01-primo/media/cerchio.svg': null,
})

let site: KilledSite

const postmaster = () => postmasterOf(site.dataDir)
const inDatabase = <T>(work: () => Promise<T>) => site.inDatabase(work)

async function post(pathname: string, fields: Record<string, string>): Promise<string> {
  const answer = await site.send(pathname, fields)
  expect(answer.status).toBe(302)
  return answer.headers.get('Location') ?? ''
}

type Given = { itemId: string; answerId: string }
const acknowledged: Given[] = []
/** Milliseconds after sending: the kill comes before the answer is looked at, or somewhere near its commit. */
const moments = [0, 8]
let lesson = ''
let attemptId = ''

/** The form of one question, as the page would send it. */
const formOf = (given: Given) => ({
  intent: 'answer',
  attemptId,
  activityId: 'quiz-lungo',
  ...given,
  type: 'single',
  choice: 'v1',
})

/** Sends one answer; true once the server has said that it has it. */
async function give(given: Given): Promise<boolean> {
  const answer = await site.send(lesson, formOf(given)).catch(() => null)
  const taken = answer?.status === 302
  if (taken && !acknowledged.some(({ answerId }) => answerId === given.answerId)) acknowledged.push(given)
  return taken
}

const nextOne = (): Given => ({ itemId: items[acknowledged.length] ?? '', answerId: newId() })

async function giveSome(count: number) {
  for (let done = 0; done < count; done += 1) expect(await give(nextOne())).toBe(true)
}

const stored = () =>
  inDatabase(() =>
    db().answer.findMany({ where: { attemptId }, orderBy: { sequence: 'asc' }, select: { id: true, itemId: true } }),
  )

/** Everything acknowledged is there once; besides it at most the answer that was on its way. */
async function expectNothingLost(onItsWay: Given) {
  const rows = await stored()
  const expected = acknowledged.map(({ answerId, itemId }) => ({ id: answerId, itemId }))
  expect(rows.slice(0, expected.length)).toEqual(expected)
  const beyond = rows.slice(expected.length)
  expect([[], [{ id: onItsWay.answerId, itemId: onItsWay.itemId }]]).toContainEqual(beyond)
}

/** The answer that was on its way is sent again, as the page would; so is one the server has long acknowledged. */
async function expectToGoOn(onItsWay: Given) {
  const [first] = acknowledged
  if (!first) throw new Error('nothing acknowledged')
  expect(await give(onItsWay)).toBe(true)
  expect(await give(first)).toBe(true)
  expect(await stored()).toHaveLength(acknowledged.length)
}

beforeAll(async () => {
  await build()
  site = await startKilledSite('crash')
  const { email } = await inDatabase(async () => {
    await publish(course, new Date())
    return addAccount()
  })
  await site.signIn(email)
  lesson = await post('/catalogue/prova', {})
  await post(lesson, { intent: 'start-attempt', activityId: 'quiz-lungo' })
  const page = await (await site.send(lesson)).text()
  attemptId = /name="attemptId" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
}, 300_000)

afterAll(() => site.end())

test('the application killed between and during answers loses nothing and the attempt goes on (P4)', async () => {
  for (const pause of moments) {
    await giveSome(4)
    const before = await postmaster()
    const onItsWay = nextOne()
    const reply = give(onItsWay)
    await wait(pause)
    await site.kill()
    await reply
    await site.start()
    expect((await postmaster()).pid).not.toBe(before.pid)
    await expectNothingLost(onItsWay)
    await expectToGoOn(onItsWay)
  }
}, 120_000)

/** What `/healthz` says, from now until it is well again with another PostgreSQL than the one killed. */
async function healthUntilWell(killed: number): Promise<number[]> {
  const seen: number[] = []
  await vi.waitUntil(
    async () => {
      seen.push((await fetch(`${site.running().url}/healthz`)).status)
      const { pid } = await postmaster().catch(() => ({ pid: killed }))
      return seen.at(-1) === 200 && pid !== killed
    },
    { timeout: 60_000, interval: 50 },
  )
  return seen
}

test('the database killed under the running site loses nothing, and the site is well again by itself (P4)', async () => {
  const [durable] = await inDatabase(
    () => sql()`SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit`,
  )
  expect(durable).toEqual({ fsync: 'on', commit: 'on' })
  for (const pause of moments) {
    await giveSome(4)
    const { pid } = await postmaster()
    const onItsWay = nextOne()
    const reply = give(onItsWay)
    await wait(pause)
    process.kill(pid, 'SIGKILL')
    await reply
    const seen = await healthUntilWell(pid)
    expect([...new Set(seen)].filter((status) => status !== 200 && status !== 503)).toEqual([])
    expect(site.running().process.exitCode).toBeNull()
    expect((await postmaster()).pid).not.toBe(pid)
    await expectNothingLost(onItsWay)
    await expectToGoOn(onItsWay)
  }
}, 120_000)

test('and what followed is whole: one attempt, one completion, one certificate', async () => {
  await giveSome(items.length - acknowledged.length)
  expect(new Set(acknowledged.map(({ itemId }) => itemId)).size).toBe(items.length)
  const kept = await inDatabase(async () => {
    await vi.waitUntil(() => db().certificate.count(), { timeout: 40_000, interval: 200 })
    return {
      attempts: await db().attempt.findMany({ select: { passed: true, pointsHundredths: true } }),
      sequences: (await db().answer.findMany({ orderBy: { sequence: 'asc' } })).map(({ sequence }) => sequence),
      minutes: (await db().attendanceEntry.findMany()).map(({ minutes }) => minutes),
      completions: await db().completion.count(),
      certificates: await db().certificate.count(),
    }
  })
  expect(kept).toEqual({
    attempts: [{ passed: true, pointsHundredths: 4000 }],
    sequences: items.map((_item, index) => index + 1),
    minutes: [30],
    completions: 1,
    certificates: 1,
  })
}, 60_000)
