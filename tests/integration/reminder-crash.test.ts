import { fork, type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { remindDaily } from '#app/learning/reminders/remind-people.server.ts'
import { addReminded, mailsOf } from '#app/learning/reminders/reminders.fixtures.ts'
import { clock } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'
import { drainJobs } from '#app/platform/jobs.server.ts'
import { sendMailWorker } from '#app/platform/mail.server.ts'
import { addCourse } from '#app/reporting/coverage.fixtures.ts'
import { setEnvironment } from '#tests/setup/environment.ts'
import { startSmtpServer } from '#tests/setup/smtp-server.ts'

const now = new Date('2026-11-03T07:00:00Z')
const asked = { assignedOn: '2026-11-02', dueOn: '2026-12-31' }
const people = 120
const kills = 5

let server: Awaited<ReturnType<typeof startSmtpServer>>

beforeEach(async () => {
  vi.spyOn(clock, 'now').mockReturnValue(now)
  server = await startSmtpServer()
  setEnvironment({ SMTP_URL: server.url, MAIL_FROM: 'Sguardi <corsi@comune.example>' })
})
afterEach(async () => {
  await server.close()
  vi.restoreAllMocks()
  setEnvironment({ SMTP_URL: undefined, MAIL_FROM: undefined })
})

/** A process of its own that is ready to be told what to do. */
async function startChild(): Promise<ChildProcess> {
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const
  const child = fork('tests/setup/remind-and-stop.ts', [], { execArgv: [], stdio: [...stdio] })
  await once(child, 'message')
  return child
}

const ended = (child: ChildProcess) => (child.signalCode ? Promise.resolve() : once(child, 'exit'))

async function queued(slug: string): Promise<{ personId: string; mailId: string }> {
  const { addClerk } = await addReminded(slug, (await addCourse(slug)).courseId)
  const personId = await addClerk(asked)
  await remindDaily(now)
  const [mail] = await mailsOf(personId)
  if (!mail) throw new Error('no mail')
  return { personId, mailId: mail.id }
}

test('killed again and again while it decides, and begun again, it sends everybody one mail', async () => {
  const { addClerk } = await addReminded('uccisa', (await addCourse('uccisa')).courseId)
  const ids: string[] = []
  for (let index = 0; index < people; index += 1) ids.push(await addClerk(asked))
  const found: number[] = []
  for (let index = 0; index < kills; index += 1) {
    const child = await startChild()
    child.send({ kind: 'remind', now })
    await wait(randomInt(100, 700))
    child.kill('SIGKILL')
    await ended(child)
    found.push(await db().reminder.count({ where: { personId: { in: ids } } }))
  }
  await remindDaily(now)
  const decided = await db().reminder.findMany({ where: { personId: { in: ids } } })
  expect(decided.map(({ outcome }) => outcome)).toEqual(Array.from({ length: people }, () => 'sent'))
  // Never half of what was decided together.
  expect(found.every((count) => count === people || count % 25 === 0)).toBe(true)
  await drainJobs([sendMailWorker])
  expect(server.received.map(({ to }) => to[0]).sort()).toEqual(ids.map((id) => `${id}@comune.example`).sort())
}, 120_000)

test('killed after the mail server took the mail and before it answered, nothing is sent twice', async () => {
  const { personId, mailId } = await queued('presa')
  const child = await startChild()
  server.state.onTaken = () => child.kill('SIGKILL')
  child.send({ kind: 'send', mailId, now })
  await ended(child)
  server.state.onTaken = undefined
  // The job comes again, and the morning too.
  await drainJobs([sendMailWorker])
  await sendMailWorker.handle({ mailId })
  await remindDaily(now)
  expect(server.received.map(({ to }) => to[0])).toEqual([`${personId}@comune.example`])
  expect(server.received[0]?.raw).toContain(`Message-ID: <${mailId}@comune.example>`)
  const row = await db().mail.findUniqueOrThrow({ where: { id: mailId } })
  expect(row.sentAt).toBeNull()
  expect(row.handedAt).not.toBeNull()
}, 60_000)

test('killed before the mail server had the text, it is sent when the job comes again', async () => {
  const { personId, mailId } = await queued('prima')
  const child = await startChild()
  server.state.onNamed = () => child.kill('SIGKILL')
  child.send({ kind: 'send', mailId, now })
  await ended(child)
  server.state.onNamed = undefined
  expect(server.received).toEqual([])
  await sendMailWorker.handle({ mailId })
  expect(server.received.map(({ to }) => to[0])).toEqual([`${personId}@comune.example`])
  expect((await db().mail.findUniqueOrThrow({ where: { id: mailId } })).sentAt).not.toBeNull()
}, 60_000)

test('put off once and killed at the second try after the mail server took the mail, nothing is sent twice', async () => {
  const { personId, mailId } = await queued('seconda')
  server.state.refusing = true
  await sendMailWorker.handle({ mailId })
  server.state.refusing = false
  const child = await startChild()
  server.state.onTaken = () => child.kill('SIGKILL')
  child.send({ kind: 'send', mailId, tries: 1, now })
  await ended(child)
  server.state.onTaken = undefined
  await drainJobs([sendMailWorker])
  await sendMailWorker.handle({ mailId, tries: 1 })
  expect(server.received.map(({ to }) => to[0])).toEqual([`${personId}@comune.example`])
}, 60_000)
