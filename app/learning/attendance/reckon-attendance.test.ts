import { beforeAll, describe, expect, test } from 'vitest'
import { addPerson } from '#app/certificates/world.fixtures.ts'
import { completeLesson } from '#app/learning/complete-lesson.server.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { seededRandom, shuffled } from '#app/platform/seeded-random.ts'
import { jobsFor, now, publish, withdraw, workCourse } from '#tests/setup/learner.ts'
import { lessonKey } from './credit-measured.server.ts'
import { addEdition, enrolIn, send, sitting } from './measured.fixtures.ts'
import { mergeIntervals, spansOf, wholeMinutes } from './merge-intervals.ts'
import { getReckonedEnrolment, reckonRecent } from './reckon-attendance.server.ts'

const minutesBefore = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const since = minutesBefore(600)
let measured = ''
let reading = ''

beforeAll(async () => {
  await publish(workCourse())
  measured = await addEdition('prova')
  reading = await addEdition('prova', { exercisesRequired: false })
})

async function learner(editionId = measured) {
  const viewer = viewerWith([], await addPerson())
  return { viewer, enrolmentId: await enrolIn(editionId, viewer, since) }
}

const entriesOf = (enrolmentId: string) =>
  db().attendanceEntry.findMany({ where: { enrolmentId }, orderBy: [{ activityId: 'asc' }, { recordedAt: 'asc' }] })
const minutesOf = async (enrolmentId: string) =>
  (await entriesOf(enrolmentId)).reduce((sum, { minutes }) => sum + minutes, 0)

describe('crediting measured time', () => {
  test('gives whole minutes up to the declared ones, with entry and exit, once', async () => {
    const { viewer, enrolmentId } = await learner()
    await send(viewer, enrolmentId, sitting('lezione-uno', 7, minutesBefore(20)), now)
    await send(viewer, enrolmentId, sitting('lezione-due', 14, now), now)
    const replies = await Promise.all([1, 2, 3].map(() => getReckonedEnrolment(viewer, enrolmentId, now)))
    expect(replies.map(({ creditedMinutes }) => creditedMinutes)).toEqual([17, 17, 17])
    expect(await entriesOf(enrolmentId)).toMatchObject([
      {
        ...{ activityId: 'lezione-due', kind: 'measured_interval', minutes: 10, recordedAt: now },
        ...{ enteredAt: minutesBefore(14), exitedAt: minutesBefore(4) },
      },
      { activityId: 'lezione-uno', minutes: 7, enteredAt: minutesBefore(27), exitedAt: minutesBefore(20) },
    ])
  })

  test('goes on where it stopped', async () => {
    const { viewer, enrolmentId } = await learner()
    await send(viewer, enrolmentId, sitting('lezione-uno', 4, minutesBefore(30)), now)
    await getReckonedEnrolment(viewer, enrolmentId, now)
    await send(viewer, enrolmentId, sitting('lezione-uno', 3, now), now)
    await getReckonedEnrolment(viewer, enrolmentId, now)
    expect(await entriesOf(enrolmentId)).toMatchObject([
      { minutes: 4, enteredAt: minutesBefore(34), exitedAt: minutesBefore(30) },
      { minutes: 3, enteredAt: minutesBefore(3), exitedAt: now },
    ])
  })

  test('counts two windows at once once, on one lesson, on two, and in two courses', async () => {
    const { viewer, enrolmentId } = await learner()
    const second = await enrolIn(reading, viewer, since)
    await send(viewer, enrolmentId, sitting('lezione-uno', 5, minutesBefore(1)), now)
    await send(viewer, enrolmentId, sitting('lezione-uno', 5, minutesBefore(1)), now)
    await send(viewer, enrolmentId, sitting('lezione-due', 6, now), now)
    await send(viewer, second, sitting('lezione-quattro', 8, now), now)
    await getReckonedEnrolment(viewer, enrolmentId, now)
    await getReckonedEnrolment(viewer, second, now)
    expect((await minutesOf(enrolmentId)) + (await minutesOf(second))).toBe(8)
  })

  test('comes to the same in whatever order batches come in', async () => {
    for (let seed = 0; seed < 6; seed += 1) {
      const random = seededRandom(seed)
      const { viewer, enrolmentId } = await learner()
      const lessons = ['lezione-uno', 'lezione-due', 'lezione-tre']
      const batches = Array.from({ length: 6 }, () =>
        sitting(random.pick(lessons), 1 + random.below(8), minutesBefore(random.below(25))),
      )
      for (const batch of shuffled([...batches, ...batches], random)) {
        await send(viewer, enrolmentId, batch, now)
        if (random.below(2) === 0) await getReckonedEnrolment(viewer, enrolmentId, now)
      }
      const merged = mergeIntervals(
        batches.flat().map(({ windowId, lessonId, enteredAt: from, exitedAt: to }) => ({
          ...{ windowId, lesson: lessonKey(enrolmentId, lessonId), from, to },
        })),
      )
      const expected = lessons.map((id) => Math.min(10, wholeMinutes(spansOf(merged, lessonKey(enrolmentId, id)))))
      const { creditedMinutes } = await getReckonedEnrolment(viewer, enrolmentId, now)
      expect(creditedMinutes).toBe(expected.reduce((sum, minutes) => sum + minutes, 0))
    }
  })

  test('does nothing where the declared duration counts, or meetings alone', async () => {
    for (const given of [{ rule: 'declared_on_completion' as const }, { mode: 'in_person' as const }]) {
      const { viewer, enrolmentId } = await learner(await addEdition('prova', given))
      await send(viewer, enrolmentId, sitting('lezione-quattro', 9, now), now)
      await getReckonedEnrolment(viewer, enrolmentId, now)
      expect(await entriesOf(enrolmentId)).toEqual([])
      await completeLesson(viewer, enrolmentId, 'lezione-quattro', now)
      const minutes = (await entriesOf(enrolmentId)).map((entry) => entry.minutes)
      expect(minutes).toEqual(given.rule ? [15] : [])
    }
  })

  test('happens when a lesson is completed, which credits no declared minutes', async () => {
    const { viewer, enrolmentId } = await learner()
    await send(viewer, enrolmentId, sitting('lezione-quattro', 6, now), now)
    await completeLesson(viewer, enrolmentId, 'lezione-quattro', now)
    expect(await entriesOf(enrolmentId)).toMatchObject([{ kind: 'measured_interval', minutes: 6 }])
  })

  test('completes the course with the last minute that was missing, once', async () => {
    const { viewer, enrolmentId } = await learner(reading)
    const declared = { uno: 10, due: 10, tre: 10, quattro: 15, cinque: 15 }
    let until = 500
    for (const [name, minutes] of Object.entries(declared)) {
      until -= 30
      await send(viewer, enrolmentId, sitting(`lezione-${name}`, minutes - 1, minutesBefore(until)), now)
    }
    expect((await getReckonedEnrolment(viewer, enrolmentId, now)).state).toBe('under_way')
    for (const name of Object.keys(declared)) {
      until -= 30
      await send(viewer, enrolmentId, sitting(`lezione-${name}`, 1, minutesBefore(until)), now)
    }
    const replies = await Promise.all([1, 2].map(() => getReckonedEnrolment(viewer, enrolmentId, now)))
    expect(replies.at(-1)).toMatchObject({ state: 'completed', creditedMinutes: 60 })
    expect(await db().completion.findUnique({ where: { enrolmentId } })).toMatchObject({ creditedMinutes: 60 })
    expect(await jobsFor('learning.course-completed', 'enrolmentId', enrolmentId)).toBe(1)
  })

  test('of another person’s or a withdrawn enrolment is not there', async () => {
    const [own, other] = [await learner(), await learner()]
    const gone = { code: 'not_found' }
    await expect(getReckonedEnrolment(own.viewer, other.enrolmentId, now)).rejects.toMatchObject(gone)
    await withdraw(own)
    await expect(getReckonedEnrolment(own.viewer, own.enrolmentId, now)).rejects.toMatchObject(gone)
  })
})

describe('the sweep once a minute', () => {
  test('credits a sitting when it is over, and a lesson when it is full', async () => {
    const { viewer, enrolmentId } = await learner()
    await send(viewer, enrolmentId, sitting('lezione-uno', 4, now), now)
    await send(viewer, enrolmentId, sitting('lezione-due', 12, minutesBefore(10)), now)
    const soon = new Date(now.getTime() + 60_000)
    await reckonRecent(now, soon)
    expect(await entriesOf(enrolmentId)).toMatchObject([{ activityId: 'lezione-due', minutes: 10 }])
    const later = new Date(now.getTime() + 200_000)
    await Promise.all([reckonRecent(soon, later), reckonRecent(soon, later)])
    expect(await minutesOf(enrolmentId)).toBe(14)
    expect(await reckonRecent(soon, later)).toBe(0)
  })

  test('passes by who withdrew', async () => {
    const own = await learner()
    await send(own.viewer, own.enrolmentId, sitting('lezione-uno', 4, minutesBefore(10)), now)
    await withdraw(own)
    await reckonRecent(now, now)
    expect(await entriesOf(own.enrolmentId)).toEqual([])
  })
})
