import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { addAccount, signedIn } from '#app/identity/account.fixtures.ts'
import { closeSession } from '#app/identity/session-store.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { db, sql, transaction } from '#app/platform/database.server.ts'
import { closeEventStreams } from '#app/platform/event-stream.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { addCourse, type TestCourse } from '../coverage.fixtures.ts'
import { refreshCoverage } from '../coverage-queries.server.ts'
import { reportingPaths } from '../paths.ts'
import { followCoverage } from './follow-coverage.server.ts'

const beginning = new Date('2020-01-01T00:00:00Z')
const now = () => new Date()
const ambiti = { north: newId(), south: newId() }
let course: TestCourse
let other: TestCourse

beforeAll(async () => {
  for (const [slug, id] of Object.entries(ambiti))
    await db().ambito.create({ data: { id, slug, name: slug, code: slug.toUpperCase(), startsOn: beginning } })
  course = await addCourse('seguito')
  other = await addCourse('altro')
})

const leaving: AbortController[] = []
afterEach(() => {
  for (const one of leaving.splice(0)) one.abort()
})

/** An office worker of the north with a session. */
async function addOffice() {
  const { personId, email } = await addAccount()
  const grantId = newId()
  const grant = { id: grantId, personId, role: 'ambito_office' as const, ambitoId: ambiti.north, startsOn: beginning }
  await db().roleGrant.create({ data: grant })
  return { grantId, ...(await signedIn(email)) }
}
type Office = Awaited<ReturnType<typeof addOffice>>

/** Opens a stream as a browser does; `next` gives the id of the next event, or null once the stream has ended. */
async function follow(
  { viewer, request: page }: Office,
  since = newId(),
  extra: Record<string, string> = {},
  of: string | undefined = course.slug,
) {
  const leave = new AbortController()
  leaving.push(leave)
  const path = reportingPaths.live({ ambitoSlug: 'north', course: of || undefined, since })
  const headers = { Cookie: page.headers.get('Cookie') ?? '', Accept: 'text/event-stream', ...extra }
  const asked = new Request(`http://sguardi.test${path}`, { headers, signal: leave.signal })
  const response = await followCoverage(viewer, 'north', asked)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const piece = async () => (await reader?.read())?.value
  expect(await piece()).toBe('retry: 3000\n\n')
  const next = async () => {
    const text = await piece()
    return text === undefined ? null : (/^id: (\S+)\ndata: \1\n\n$/.exec(text)?.[1] ?? text)
  }
  return { response, leave, piece, next }
}

const make = (of: TestCourse = course, ambitoId = ambiti.north, asOf = civilDay(now())) =>
  refreshCoverage({ ambitoId, courseId: of.courseId, asOf }, now())

test('tells of each new snapshot of its course today, by its id alone, and of nothing else', async () => {
  const { next, response } = await follow(await addOffice())
  expect(response.headers.get('Content-Type')).toMatch(/^text\/event-stream/)
  // Compression would keep events back.
  expect(response.headers.get('Cache-Control')).toContain('no-transform')
  await make(other)
  await make(course, ambiti.south)
  await make(course, ambiti.north, new Date('2026-01-31T00:00:00Z'))
  const first = await make()
  expect(await next()).toBe(first.snapshotId)
  const second = await make()
  expect(await next()).toBe(second.snapshotId)
})

test('without a course tells of those of every course of the ambito, and of what was made meanwhile', async () => {
  const old = await make(other)
  const latest = await make(course)
  const { next } = await follow(await addOffice(), old.snapshotId, {}, '')
  expect(await next()).toBe(latest.snapshotId)
  await make(course, ambiti.south)
  await make(other, ambiti.north, new Date('2026-01-31T00:00:00Z'))
  for (const of of [other, course, other]) {
    const { snapshotId } = await make(of)
    expect(await next()).toBe(snapshotId)
  }
})

test('nothing is announced by a transaction that is rolled back', async () => {
  const kept = await make()
  const { next } = await follow(await addOffice(), kept.snapshotId)
  const failing = sql().begin(async (tx) => {
    const told = { ambitoId: ambiti.north, courseId: course.courseId, asOf: civilDay(now()).toISOString().slice(0, 10) }
    await tx`SELECT pg_notify('coverage_snapshot', ${JSON.stringify({ ...told, snapshotId: newId() })})`
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  const made = await make()
  expect(await next()).toBe(made.snapshotId)
})

test('what was made while the page opened, or the connection was lost, is told at once', async () => {
  const office = await addOffice()
  const old = await make()
  const made = await make()
  expect(await (await follow(office, old.snapshotId)).next()).toBe(made.snapshotId)
  expect(await (await follow(office, made.snapshotId, { 'Last-Event-ID': old.snapshotId })).next()).toBe(
    made.snapshotId,
  )
  const still = await follow(office, made.snapshotId)
  const later = await make()
  expect(await still.next()).toBe(later.snapshotId)
})

test('a connection to the database that breaks comes back, and what was missed is told', async () => {
  const kept = await make()
  const { next } = await follow(await addOffice(), kept.snapshotId)
  const listening = () => sql()<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity WHERE query ILIKE 'listen "coverage%' AND datname = current_database()`
  const [before] = await listening()
  await sql()`SELECT pg_terminate_backend(${before?.pid ?? 0}::int)`
  const made = await make()
  await expect.poll(async () => (await listening()).map(({ pid }) => pid !== before?.pid)).toEqual([true])
  expect(await next()).toBe(made.snapshotId)
  const again = await make()
  expect(await next()).toBe(again.snapshotId)
})

test('a session that is over, or a role that has ended, hears nothing more', async () => {
  const kept = await make()
  const [signedOut, dismissed, staying] = [await addOffice(), await addOffice(), await addOffice()]
  const streams = await Promise.all([signedOut, dismissed, staying].map((office) => follow(office, kept.snapshotId)))
  await transaction((tx) => closeSession(tx, signedOut.viewer.sessionId))
  await db().roleGrant.update({ where: { id: dismissed.grantId }, data: { endsOn: new Date('2026-01-01T00:00:00Z') } })
  const made = await make()
  expect(await Promise.all(streams.map(({ next }) => next()))).toEqual([null, null, made.snapshotId])
})

test('signs of life keep the connection, and end it for who may hear no more', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const kept = await make()
    const office = await addOffice()
    const { piece } = await follow(office, kept.snapshotId)
    await vi.advanceTimersByTimeAsync(25_000)
    expect(await piece()).toBe(': here\n\n')
    await transaction((tx) => closeSession(tx, office.viewer.sessionId))
    await vi.advanceTimersByTimeAsync(25_000)
    expect(await piece()).toBeUndefined()
  } finally {
    vi.useRealTimers()
  }
})

test('a session is not prolonged by a page that stays open', async () => {
  const office = await addOffice()
  const { next } = await follow(office, (await make()).snapshotId)
  const soon = new Date(Date.now() + 3_600_000)
  await db().session.updateMany({ where: { accountId: office.viewer.accountId }, data: { expiresAt: soon } })
  await make()
  await next()
  const sessions = await db().session.findMany({ where: { accountId: office.viewer.accountId } })
  expect(sessions.map(({ expiresAt }) => expiresAt)).toEqual([soon])
})

test('only events are given, only within the scope, and only of a course there is', async () => {
  const { viewer } = await addOffice()
  const ask = (ambitoSlug: string, name = course.slug, Accept = 'text/event-stream') =>
    followCoverage(viewer, ambitoSlug, new Request(`http://sguardi.test/?course=${name}`, { headers: { Accept } }))
  await expect(ask('south')).rejects.toMatchObject({ code: 'not_found' })
  await expect(ask('south', course.slug, 'text/html')).rejects.toMatchObject({ code: 'not_found' })
  await expect(ask('north', course.slug, 'text/html')).rejects.toMatchObject({ code: 'bad_request' })
  await expect(ask('north', 'nessuno')).rejects.toMatchObject({ code: 'not_found' })
})

test('an account has no more than eight, and one that is left makes room', async () => {
  const [office, colleague] = [await addOffice(), await addOffice()]
  const kept = await make()
  const streams = []
  for (let count = 0; count < 8; count += 1) streams.push(await follow(office, kept.snapshotId))
  await expect(follow(office)).rejects.toMatchObject({ code: 'too_many' })
  await follow(colleague, kept.snapshotId)
  streams[0]?.leave.abort()
  expect(await streams[0]?.next()).toBeNull()
  await follow(office, kept.snapshotId)
})

// Last: nothing can be opened after it.
test('a site that stops ends every stream and opens none', async () => {
  const office = await addOffice()
  const { next } = await follow(office, (await make()).snapshotId)
  closeEventStreams()
  expect(await next()).toBeNull()
  await expect(follow(office)).rejects.toMatchObject({ code: 'unavailable' })
})
