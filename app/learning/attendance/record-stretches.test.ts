import { beforeAll, describe, expect, test } from 'vitest'
import { addPerson } from '#app/certificates/world.fixtures.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { now, publish, withdraw, workCourse } from '#tests/setup/learner.ts'
import { addEdition, enrolIn, send, sitting } from './measured.fixtures.ts'
import { recordStretches } from './record-stretches.server.ts'

let editionId = ''
const hoursBefore = (hours: number) => new Date(now.getTime() - hours * 3_600_000)

beforeAll(async () => {
  await publish(workCourse())
  editionId = await addEdition('prova')
})

async function learner(since = hoursBefore(3)) {
  const viewer = viewerWith([], await addPerson())
  return { viewer, enrolmentId: await enrolIn(editionId, viewer, since) }
}

const stored = (enrolmentId: string) =>
  db().attendanceInterval.findMany({ where: { enrolmentId }, orderBy: [{ enteredAt: 'asc' }, { sequence: 'asc' }] })

describe('stretches of a lesson’s page', () => {
  test('are stored by the server’s clock, whatever the browser’s says', async () => {
    const { viewer, enrolmentId } = await learner()
    const skew = -86_400_000
    const [one] = sitting('lezione-uno', 1, new Date(now.getTime() + skew))
    if (!one) throw new Error('no stretch')
    const batch = { enrolmentId, sentAt: now.getTime() + skew, stretches: [one] }
    expect(await recordStretches(viewer, batch, now)).toEqual({ received: 1, refused: [] })
    expect(await stored(enrolmentId)).toMatchObject([
      {
        ...{ windowId: one.windowId, sequence: 0, activityId: 'lezione-uno', exit: 'left', receivedAt: now },
        ...{ enteredAt: new Date(now.getTime() - 60_000), exitedAt: now },
      },
    ])
  })

  test('sent again, twice at once or in another order are stored once', async () => {
    const { viewer, enrolmentId } = await learner()
    const stretches = sitting('lezione-uno', 20, now)
    const replies = await Promise.all([
      send(viewer, enrolmentId, stretches, now),
      send(viewer, enrolmentId, stretches.toReversed(), now),
      send(viewer, enrolmentId, stretches.slice(5), now),
    ])
    expect(replies.map(({ received }) => received)).toEqual([20, 20, 15])
    const later = new Date(now.getTime() + 3_600_000)
    expect(await send(viewer, enrolmentId, stretches, later)).toEqual({ received: 20, refused: [] })
    const rows = await stored(enrolmentId)
    expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 20 }, (_, index) => index))
    expect(rows.at(-1)?.exitedAt).toEqual(now)
  })

  test('of another person, a withdrawn enrolment, none, or of no lesson of the course are refused', async () => {
    const [own, other] = [await learner(), await learner()]
    const refused = (reason: string) => ({ received: 0, refused: [{ reason }] })
    const one = () => sitting('lezione-uno', 1, now)
    expect(await send(own.viewer, other.enrolmentId, one(), now)).toMatchObject(refused('not_there'))
    expect(await send(own.viewer, newId(), one(), now)).toMatchObject(refused('not_there'))
    expect(await send(own.viewer, own.enrolmentId, sitting('quiz-uno', 1, now), now)).toMatchObject(
      refused('not_there'),
    )
    await withdraw(own)
    expect(await send(own.viewer, own.enrolmentId, one(), now)).toMatchObject(refused('not_there'))
    for (const { enrolmentId } of [own, other]) expect(await stored(enrolmentId)).toEqual([])
  })

  test('cannot lie before the first page, and one that begins before it is cut', async () => {
    const begun = new Date(now.getTime() - 90_000)
    const { viewer, enrolmentId } = await learner(begun)
    const reply = await send(viewer, enrolmentId, sitting('lezione-uno', 4, now), now)
    expect(reply).toMatchObject({
      received: 2,
      refused: [
        { sequence: 0, reason: 'before_start' },
        { sequence: 1, reason: 'before_start' },
      ],
    })
    expect((await stored(enrolmentId))[0]).toMatchObject({ enteredAt: begun, sequence: 2 })
  })

  test('that are wrong do not hold up the others', async () => {
    const { viewer, enrolmentId } = await learner(hoursBefore(24 * 30))
    const good = sitting('lezione-due', 1, now)
    const old = sitting('lezione-due', 1, hoursBefore(24 * 8))
    const coming = sitting('lezione-due', 1, hoursBefore(-1))
    const reply = await send(viewer, enrolmentId, [...old, ...good, ...coming], now)
    expect(reply).toMatchObject({ received: 1, refused: [{ reason: 'too_old' }, { reason: 'in_future' }] })
    expect(await stored(enrolmentId)).toHaveLength(1)
  })
})
