import { expect, test } from 'vitest'
import { addPerson } from '#app/certificates/world.fixtures.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { getOwnEnrolment } from '#app/learning/enrolment-queries.server.ts'
import { getLessonPage } from '#app/learning/lesson-page.server.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { addPackageCourse, packageExercise } from '#tests/setup/package-course.ts'
import { packageItem, packageStructure } from '../packages/package.fixtures.ts'
import { commitLimits, type Commit } from '../schemas.ts'
import { findAttempt, secondsByItem } from './attempt-queries.server.ts'
import { openAttempt } from './open-attempt.server.ts'
import { recordCommit } from './record-commit.server.ts'
import { getTrace } from './trace-queries.server.ts'

const now = new Date('2026-11-27T09:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

async function opened(structure = packageStructure('1.2', [packageItem('uno')])) {
  const { slug } = await addPackageCourse(structure, now)
  const viewer = viewerWith([], await addPerson())
  const { enrolmentId } = await enrolInCourse(viewer, slug, now)
  const place = { enrolmentId, activityId: packageExercise.id }
  const outcome = await openAttempt(viewer, place, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  const { attemptId, windowId } = outcome
  const commit = (sequence: number, values: Record<string, string>, more: Partial<Commit> = {}): Commit => {
    const rest = { seconds: null, exit: '' as const, ended: false, sequencing: null, whole: null, calls: [] }
    return { windowId, sequence, itemId: 'uno', launch: 1, values, ...rest, ...more }
  }
  const send = (one: Commit, at = now) => recordCommit(viewer, attemptId, one, at)
  return { viewer, place, attemptId, commit, send }
}

const stateOf = (attemptId: string) =>
  db().scormAttempt.findUniqueOrThrow({ where: { id: attemptId }, include: { items: true } })

test('the lesson shows the way to its package, and nothing of it', async () => {
  const { viewer, place } = await opened()
  const page = await getLessonPage(viewer, place.enrolmentId, packageExercise.lessonId, now)
  expect(page.lesson.activities).toEqual([{ id: 'pacchetto', kind: 'scorm', title: packageExercise.title }])
  const { code } = await db().artefact.findUniqueOrThrow({ where: { hash: page.artefactHash } })
  expect(code).toContain('./packages/pacchetto')
})

test('what a package wrote is kept, and what it passed counts for the lesson and the course', async () => {
  const { viewer, place, attemptId, commit, send } = await opened()
  const written = { 'cmi.core.lesson_location': 'pagina-3', 'cmi.suspend_data': 'abc' }
  expect(await send(commit(1, written))).toEqual({
    ...{ ok: true, sequence: 1, done: false },
    shown: { state: null, score: null },
  })
  const passed = { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '85' }
  expect(await send(commit(2, passed, { seconds: 300 }), later(60))).toEqual({
    ...{ ok: true, sequence: 2, done: true },
    shown: { state: 'passed', score: 85 },
  })
  const { items, ...attempt } = await stateOf(attemptId)
  expect(items[0]?.values).toEqual({ ...written, ...passed })
  expect(attempt).toMatchObject({ completion: 'completed', success: 'passed', scoreBasisPoints: 8500 })
  expect((await getOwnEnrolment(viewer, place.enrolmentId)).done).toEqual(new Set(['pacchetto', 'lezione-uno']))
  expect(await db().completion.count({ where: { enrolmentId: place.enrolmentId } })).toBe(1)
})

test('the same commit again gets the same reply and writes nothing, also twice at once', async () => {
  const { attemptId, commit, send } = await opened()
  const one = commit(1, { 'cmi.core.lesson_location': 'a' }, { seconds: 60 })
  const replies = await Promise.all([send(one), send(one), send(one)])
  const reply = { ok: true, sequence: 1, done: false, shown: { state: null, score: null } }
  expect(replies).toEqual(Array(3).fill(reply))
  expect(await db().scormCommit.count({ where: { attemptId } })).toBe(1)
  expect([...(await secondsByItem(attemptId))]).toEqual([['uno', 60]])
})

test('commits that overtake each other end where they would have in their order', async () => {
  const { attemptId, commit, send } = await opened()
  await send(
    commit(2, { 'cmi.core.lesson_location': 'b', 'cmi.suspend_data': 'due' }, { exit: 'suspend', ended: true }),
  )
  await send(commit(1, { 'cmi.core.lesson_location': 'a', 'cmi.core.score.raw': '10' }))
  const { items, sequence } = await stateOf(attemptId)
  const values = { 'cmi.core.lesson_location': 'b', 'cmi.suspend_data': 'due', 'cmi.core.score.raw': '10' }
  expect(items[0]).toMatchObject({ values, exit: 'suspend', ended: true })
  expect(sequence).toBe(2)
})

test('seconds of one opening count once, however often they are told; each opening counts', async () => {
  const { attemptId, commit, send } = await opened()
  for (const [index, seconds] of [30, 90, 60].entries()) await send(commit(index + 1, {}, { seconds }))
  await send(commit(4, {}, { seconds: 10, launch: 2 }))
  expect([...(await secondsByItem(attemptId))]).toEqual([['uno', 100]])
})

test('what was reached is not taken back: neither by a later failure nor by a lower score', async () => {
  const { attemptId, commit, send } = await opened()
  await send(commit(1, { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '90' }))
  const failed = { 'cmi.core.lesson_status': 'failed', 'cmi.core.score.raw': '20' }
  expect(await send(commit(2, failed))).toMatchObject({ ok: true, done: true })
  expect(await stateOf(attemptId)).toMatchObject({ success: 'passed', scoreBasisPoints: 9000 })
})

test('a second window takes over: the first one writes nothing more', async () => {
  const { viewer, place, attemptId, commit, send } = await opened()
  await send(commit(1, { 'cmi.core.lesson_location': 'prima' }))
  const second = await openAttempt(viewer, place, now)
  expect(await send(commit(2, { 'cmi.core.lesson_location': 'seconda' }))).toEqual({
    ok: false,
    reason: 'other_window',
  })
  if (!second.ok) throw new Error(second.reason)
  expect(second.attemptId).toBe(attemptId)
  const { windowId } = second
  const taken = { ...commit(2, { 'cmi.core.lesson_location': 'terza' }), windowId }
  expect(await send(taken)).toMatchObject({ ok: true })
  expect((await stateOf(attemptId)).items[0]?.values).toEqual({ 'cmi.core.lesson_location': 'terza' })
})

test('an opening that had to wait takes the package from no window that was opened after it', async () => {
  const { viewer, place, commit, send } = await opened()
  const late = await openAttempt(viewer, place, later(-5))
  expect(late.ok).toBe(true)
  expect(await send(commit(1, { 'cmi.core.lesson_location': 'qui' }))).toMatchObject({ ok: true })
})

test('a window is opened while the last words of the one before still arrive, and neither waits for the other', async () => {
  const { viewer, place, commit, send } = await opened()
  const done = { 'cmi.core.lesson_status': 'completed' }
  for (let round = 1; round <= 20; round += 1) {
    const [reply, again] = await Promise.all([send(commit(round, done)), openAttempt(viewer, place, now)])
    expect(reply.ok || reply.reason === 'other_window').toBe(true)
    expect(again.ok).toBe(true)
    await db().scormAttempt.updateMany({
      where: { enrolmentId: place.enrolmentId },
      data: { windowId: commit(1, {}).windowId },
    })
  }
})

test('foreign, oversized and unknown ones are refused, and change nothing', async () => {
  const { attemptId, commit, send } = await opened()
  const other = viewerWith([], await addPerson())
  expect(await recordCommit(other, attemptId, commit(1, {}), now)).toEqual({ ok: false, reason: 'wrong' })
  expect(await send(commit(1, {}, { itemId: 'due' }))).toEqual({ ok: false, reason: 'unknown_item' })
  expect(await send(commit(1, { 'cmi.suspend_data': 'x'.repeat(4097) }))).toEqual({ ok: false, reason: 'too_large' })
  await send(commit(1, { 'cmi.core.student_id': 'un altro', 'cmi.core.total_time': '99:00:00', constructor: 'x' }))
  expect((await stateOf(attemptId)).items[0]?.values).toEqual({})
})

test('what no database keeps as text is kept: null characters, halves of pairs, and the sign that marks them', async () => {
  const { viewer, attemptId, commit, send } = await opened()
  const odd = 'a\u0000b\ud800c\udfff\ufffe0041 \u{1f600} \ud83d'
  const call: Commit['calls'][number] = [5, 'LMSSetValue', 'cmi.suspend_data', odd, 'true', '0']
  const sent = commit(1, { 'cmi.suspend_data': odd, 'cmi.comments': '\u{1f600}' }, { sequencing: odd, calls: [call] })
  expect(await send(sent)).toMatchObject({ ok: true })
  const kept = await findAttempt(attemptId)
  expect(kept?.items[0]?.values).toEqual({ 'cmi.suspend_data': odd, 'cmi.comments': '\u{1f600}' })
  expect(kept?.sequencing).toBe(odd)
  const trainer = viewerWith([grantOf('trainer')], viewer.personId)
  expect((await getTrace(trainer, attemptId)).calls).toEqual([call])
})

test('many at once, of one window and of another that takes over: each that is acknowledged is there', async () => {
  const { viewer, place, attemptId, commit, send } = await opened()
  const numbers = Array.from({ length: 24 }, (_, index) => index + 1)
  const objective = (n: number) => ({ [`cmi.objectives.${n}.id`]: `obiettivo-${n}` })
  const [replies] = await Promise.all([
    Promise.all(numbers.map((n) => send(commit(n, objective(n), { seconds: n })))),
    openAttempt(viewer, place, now),
  ])
  const acknowledged = numbers.filter((_, index) => replies[index]?.ok)
  const { items, sequence } = await stateOf(attemptId)
  expect(items[0]?.values ?? {}).toEqual(Object.assign({}, ...acknowledged.map(objective)))
  expect(sequence).toBe(Math.max(0, ...acknowledged))
  expect(await db().scormCommit.count({ where: { attemptId } })).toBe(acknowledged.length)
})

test('a flood is stopped after so many a minute, and goes on in the next', async () => {
  const { attemptId, commit, send } = await opened()
  await db().scormAttempt.update({
    where: { id: attemptId },
    data: { rateMinute: Math.floor(now.getTime() / 60_000), rateCount: commitLimits.rate },
  })
  expect(await send(commit(1, {}))).toEqual({ ok: false, reason: 'too_many' })
  expect(await send(commit(1, {}), later(61))).toMatchObject({ ok: true })
})

test('several items: the whole counts when each of them does', async () => {
  const { commit, send } = await opened(packageStructure('1.2', [packageItem('uno'), packageItem('due')]))
  const done = { 'cmi.core.lesson_status': 'completed' }
  expect(await send(commit(1, done))).toMatchObject({ done: false })
  expect(await send(commit(2, done, { itemId: 'due' }))).toMatchObject({ done: true })
})

test('a trace tells who writes courses what a package called, and not whose it is', async () => {
  const { viewer, attemptId, commit, send } = await opened()
  const calls: Commit['calls'] = [
    [5, 'LMSInitialize', '', '', 'true', '0'],
    [9, 'LMSSetValue', 'cmi.core.lesson_location', 'a', 'true', '0'],
  ]
  await send(commit(1, { 'cmi.core.lesson_location': 'a' }, { seconds: 60, calls }))
  const trainer = viewerWith([grantOf('trainer')], viewer.personId)
  const trace = await getTrace(trainer, attemptId)
  expect(trace).toMatchObject({ calls, items: [{ itemId: 'uno', seconds: 60 }], commits: 1 })
  expect(trace.verdicts.map(({ code }) => code)).toEqual(['never_completes', 'never_commits', 'not_ended'])
  expect(JSON.stringify(trace)).not.toContain(viewer.personId)
  await expect(getTrace(viewer, attemptId)).rejects.toMatchObject({ code: 'forbidden' })
})
