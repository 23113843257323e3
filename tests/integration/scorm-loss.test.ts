/**
 * What packages write is lost nowhere between the runtime and the database: commits get lost, come twice, overtake each
 * other, connections of the database are cut, windows are closed at any moment and opened again. What was acknowledged is
 * always there, nothing is counted twice, and in the end everything is there.
 */
import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { addPerson } from '#app/certificates/world.fixtures.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { openAttempt } from '#app/scorm/attempts/open-attempt.server.ts'
import { recordCommit } from '#app/scorm/attempts/record-commit.server.ts'
import { readContentToken } from '#app/scorm/content/content-token.server.ts'
import { playConfig } from '#app/scorm/content/play-config.server.ts'
import { packageItem, packageStructure } from '#app/scorm/packages/package.fixtures.ts'
import { CommitQueue, type Snapshot } from '#app/scorm/player/commit-queue.ts'
import type { ToShell } from '#app/scorm/play-messages.ts'
import { Commit, type Values } from '#app/scorm/schemas.ts'
import { addPackageCourse, packageExercise } from '#tests/setup/package-course.ts'

const attempts = 300
/** Of a hundred: how often a way fails. */
const chances = { lostRequest: 15, lostReply: 15, twice: 15, late: 20, cut: 3, lostBeacon: 30 } as const
const happens = (chance: number) => randomInt(100) < chance
/** Values are numbers that only grow: of two, the greater one was written later. */
let written = 0
let time = Date.now()
/** A second later each time it is asked: so many commits a minute are let in. */
const later = () => new Date((time += 1000))
const somewhat = () => wait(randomInt(8))

beforeEach(() => {
  // The clock of the queue runs a thousand times as fast.
  const setTimeout = (work: () => void, time: number) => globalThis.setTimeout(work, time / 1000)
  vi.stubGlobal('window', { setTimeout, clearTimeout: globalThis.clearTimeout })
})
afterEach(() => vi.unstubAllGlobals())

/** Cuts every other connection of the test's own database that is about a package. */
const cutConnections = () =>
  sql()`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%scorm%'`

/** What the test itself asks of the database, whose connections are cut too. */
async function steadily<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 0; tries < 8; tries += 1) {
    try {
      return await ask()
    } catch {
      await somewhat()
    }
  }
  return ask()
}

/** The way from a window to the server and back, which does all that ways do. */
async function carry(viewer: Viewer | null, attemptId: string, commit: Commit): Promise<ToShell['reply'] | null> {
  if (happens(chances.late)) await somewhat()
  if (happens(chances.lostRequest)) return null
  if (happens(chances.cut)) await cutConnections().catch(() => undefined)
  const sent = () => recordCommit(viewer, attemptId, commit, later()).catch(() => null)
  const [reply] = await Promise.all(happens(chances.twice) ? [sent(), sent()] : [sent()])
  return happens(chances.lostReply) ? null : (reply ?? null)
}

type World = { viewer: Viewer; place: { enrolmentId: string; activityId: string } }

/** What the server holds of the item. */
async function held(attemptId: string): Promise<Values> {
  const item = await db().scormItem.findUnique({ where: { attemptId_itemId: { attemptId, itemId: 'uno' } } })
  return Commit.shape.values.parse(item?.values ?? {})
}

/** One window, opened as the site does and closed at any moment: what it was told is there, and what it last wrote. */
async function playWindow({ viewer, place }: World, isLast: boolean) {
  const opened = await steadily(() => openAttempt(viewer, place, later()))
  if (!opened.ok) throw new Error(opened.reason)
  const { attemptId, shellUrl } = opened
  const ticket = readContentToken(new URL(shellUrl).pathname.split('/')[2] ?? '', later())
  const config = ticket && (await steadily(() => playConfig(ticket, later())))
  if (!config) throw new Error('the window does not open')
  const acknowledged: Values = {}
  const onWay: Promise<unknown>[] = []
  let state = ''
  let isOpen = true
  let latest = 0
  // A window that is gone says nothing more; here its clock has to be told.
  const close = () =>
    queue.onReply({ sguardi: 'reply', sequence: latest, reply: { ok: false, reason: 'other_window' } })
  const queue = new CommitQueue(config, {
    calls: { take: () => [], drop: () => undefined },
    onState: (now) => (state = now),
    post: (commit) => {
      latest = commit.sequence
      if (!isOpen) queueMicrotask(close)
      if (!isOpen) return
      const sent = carry(viewer, attemptId, commit).then((reply) => {
        if (!reply || !isOpen) return
        if (reply.ok) Object.assign(acknowledged, commit.values)
        queue.onReply({ sguardi: 'reply', sequence: commit.sequence, reply })
      })
      onWay.push(sent)
    },
    beacon: (body) => {
      if (happens(chances.lostBeacon)) return
      onWay.push(recordCommit(null, attemptId, Commit.parse(JSON.parse(body)), later()).catch(() => null))
    },
  })
  const now = { ...config.states.uno?.values }
  const steps = randomInt(1, 6)
  for (let step = 1; step <= steps; step += 1) {
    for (const element of ['cmi.core.lesson_location', 'cmi.suspend_data', 'cmi.core.score.raw'])
      if (happens(60)) now[element] = String((written += 1))
    now[`cmi.objectives.${step}.id`] = `obiettivo-${step}`
    const snapshot: Snapshot = {
      itemId: 'uno',
      values: { ...now },
      launch: 1,
      seconds: step * 10,
      exit: '',
      ended: false,
      sequencing: null,
      whole: null,
    }
    queue.keep(snapshot)
    queue.flush()
    if (happens(50)) await somewhat()
  }
  if (isLast) await vi.waitUntil(() => state === 'saved', { timeout: 20_000, interval: 2 })
  else queue.throwAfter()
  isOpen = false
  close()
  await Promise.all(onWay)
  return { attemptId, acknowledged, now, seconds: steps * 10 }
}

test(`${attempts} attempts, each in three windows: what was acknowledged is there, and in the end all of it, once`, async () => {
  const { slug } = await addPackageCourse(packageStructure('1.2', [packageItem('uno')]), later())
  const one = async () => {
    const viewer = viewerWith([], await addPerson())
    const { enrolmentId } = await enrolInCourse(viewer, slug, later())
    const world = { viewer, place: { enrolmentId, activityId: packageExercise.id } }
    for (const isLast of [false, false, true]) {
      const { attemptId, acknowledged, now, seconds } = await playWindow(world, isLast)
      const kept = await steadily(() => held(attemptId))
      // A value that was acknowledged is there, unless a later one is.
      for (const [element, value] of Object.entries(acknowledged)) {
        if (element.endsWith('.id')) expect(kept[element]).toBe(value)
        else expect(Number(kept[element])).toBeGreaterThanOrEqual(Number(value))
      }
      if (isLast) {
        expect(kept).toEqual(now)
        const attempt = await steadily(() =>
          db().scormAttempt.findUniqueOrThrow({ where: { id: attemptId }, include: { sessions: true } }),
        )
        const mine = attempt.sessions.filter(({ windowId }) => windowId === attempt.windowId)
        expect(mine.map((session) => session.seconds)).toEqual([seconds])
        expect(attempt.sessions.every((session) => session.seconds <= 50)).toBe(true)
      }
    }
  }
  // A few at a time: each cut connection is everybody's.
  const waiting = Array.from({ length: attempts }, () => one)
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await next()
  }
  await Promise.all([work(), work(), work(), work()])
}, 240_000)
