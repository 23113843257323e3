/**
 * `npm run crash [-- --kills 200] [--json]`: learners answer without a pause while the server and PostgreSQL are killed
 * (`kill -9`) at random moments; then the journal is compared with what was acknowledged (P4). Ends with 1 when an
 * acknowledged answer is lost, doubled or wrong. Loopback only, its own folder, its own processes.
 */
import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { lessonText, smallCourse } from '#app/authoring/course.fixtures.ts'
import { addAccount, password } from '#app/identity/account.fixtures.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { setUpProduct } from '#tests/bench/prepare-site.ts'
import { startKilledSite } from '#tests/setup/killed-site.ts'
import { courseText, publish, quizOf } from '#tests/setup/learner.ts'
import { startLearner, type Door } from './learner-loop.ts'
import { judge } from './verdict.ts'

const { values: options } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, json: { type: 'boolean', default: false } },
})
const kills = Math.min(1000, Math.max(1, Number(options.kills)))
const people = 4
const items = Array.from({ length: 12 }, (_, index) => `q-${index + 1}`)
const say = (text: string) => process.stderr.write(`  › ${text}\n`)

const course = smallCourse({
  'course.yaml': courseText({ minutes: 30 }),
  '01-primo/01-uno.mdx': lessonText(quizOf('quiz-lungo', 'feedback="end" pass="100"', items), 'lezione-uno', 30),
  '01-primo/02-due.mdx': null,
  '01-primo/media/cerchio.svg': null,
})

type Ask = (path: string, fields?: Record<string, string>) => Promise<Response | null>

/** Enrols and returns the path of the lesson. */
async function enrol(ask: Ask): Promise<string> {
  const answer = await ask('/catalogue/prova', {})
  const [, enrolmentId] = /^\/learn\/([0-9a-f-]{36})/.exec(answer?.headers.get('Location') ?? '') ?? []
  if (!enrolmentId) throw new Error('nobody was enrolled')
  return learningPaths.lesson({ enrolmentId, lessonId: 'lezione-uno' })
}

await setUpProduct()
const site = await startKilledSite('crash')
const started = performance.now()
try {
  const accounts = await site.inDatabase(async () => {
    await publish(course, new Date())
    return Promise.all(Array.from({ length: people }, () => addAccount()))
  })
  const door: Door = { url: site.running().url }
  const learners = await Promise.all(accounts.map(({ email }) => startLearner(door, { email, password }, enrol, items)))
  const killed = { server: 0, database: 0 }
  for (let done = 1; done <= kills; done += 1) {
    await wait(randomInt(20, 700))
    if (randomInt(2) === 0) {
      await site.killAndStart()
      door.url = site.running().url
      killed.server += 1
    } else {
      await site.killDatabase()
      killed.database += 1
    }
    if (done % 20 === 0) say(`${done} of ${kills} kills (${Math.round((performance.now() - started) / 1000)} s)`)
  }
  await wait(1000)
  await Promise.all(learners.map(({ stop }) => stop()))
  const verdict = await site.inDatabase(() => judge(learners))
  const report = { date: new Date().toISOString().slice(0, 10), kills: killed, ...verdict }
  if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  else {
    process.stdout.write(
      `${kills} kills (${killed.server} of the server, ${killed.database} of PostgreSQL) in ${verdict.attempts} attempts: ` +
        `${verdict.acknowledged} answers acknowledged, ${verdict.lost.length} lost, ${verdict.duplicated.length} duplicated, ` +
        `${verdict.wrong.length} attempts wrong\n`,
    )
  }
  if (verdict.acknowledged === 0) throw new Error('nobody answered: this run shows nothing')
  if (verdict.lost.length + verdict.duplicated.length + verdict.wrong.length > 0) process.exitCode = 1
} finally {
  await site.end()
}
