import { expect, test } from 'vitest'
import { seededRandom } from '#app/platform/seeded-random.ts'
import { personRows, type Entry, type Stretch } from './person-rows.ts'

const at = (text: string) => new Date(text)
const activities = new Map([
  ['a', { topic: 'Ascoltare', teachers: [] }],
  ['m', { topic: 'Primo incontro', teachers: ['Samira Belhadi'] }],
])

function entry(over: Partial<Entry>): Entry {
  const recordedAt = at('2026-11-20T09:00:00Z')
  const none = { enteredAt: null, exitedAt: null, reason: '' }
  return { activityId: 'a', kind: 'declared_on_completion', minutes: 15, recordedAt, ...none, ...over }
}

const stretch = (from: string, to: string, activityId = 'a'): Stretch => ({
  activityId,
  enteredAt: at(from),
  exitedAt: at(to),
})

test('a lesson has first entry, last exit and the time in between of its day', () => {
  const stretches = [
    stretch('2026-11-20T08:00:00Z', '2026-11-20T08:10:30Z'),
    stretch('2026-11-20T08:40:00Z', '2026-11-20T08:50:00Z'),
  ]
  expect(personRows([entry({})], stretches, activities)).toEqual([
    {
      ...{ kind: 'lesson', day: '2026-11-20', topic: 'Ascoltare', teachers: [], reason: '' },
      ...{ enteredAt: '2026-11-20T08:00:00.000Z', exitedAt: '2026-11-20T08:50:00.000Z', seenMinutes: 20, minutes: 15 },
    },
  ])
})

test('a day a lesson was only seen on counts nothing', () => {
  const rows = personRows([entry({})], [stretch('2026-11-19T08:00:00Z', '2026-11-19T08:05:00Z')], activities)
  expect(rows.map(({ day, minutes, seenMinutes }) => [day, minutes, seenMinutes])).toEqual([
    ['2026-11-19', 0, 5],
    ['2026-11-20', 15, null],
  ])
})

test('the day is that of Italy: half past midnight in Rome is not yesterday', () => {
  const late = '2026-06-30T22:30:00Z'
  const [row] = personRows([entry({ recordedAt: at(late) })], [stretch(late, '2026-06-30T22:45:00Z')], activities)
  expect(row?.day).toBe('2026-07-01')
})

test('a correction is a row of its own with its reason, and a meeting names its teacher', () => {
  const rows = personRows(
    [
      entry({
        ...{ kind: 'meeting', activityId: 'm', minutes: 110 },
        ...{ enteredAt: at('2026-11-21T13:05:00Z'), exitedAt: at('2026-11-21T14:55:00Z') },
      }),
      entry({
        kind: 'correction',
        activityId: 'm',
        minutes: -10,
        reason: 'Uscita anticipata',
        recordedAt: at('2026-11-22T09:00:00Z'),
      }),
    ],
    [],
    activities,
  )
  expect(rows.map(({ kind, teachers, minutes, reason }) => ({ kind, teachers, minutes, reason }))).toEqual([
    { kind: 'meeting', teachers: ['Samira Belhadi'], minutes: 110, reason: '' },
    { kind: 'correction', teachers: ['Samira Belhadi'], minutes: -10, reason: 'Uscita anticipata' },
  ])
})

test('whatever the entries and stretches, the rows add up to the credited minutes', () => {
  const { below: whole } = seededRandom(7)
  const start = at('2026-10-20T00:00:00Z').getTime()
  const instant = () => new Date(start + whole(20 * 24 * 60) * 60_000)
  const kinds = ['declared_on_completion', 'measured_interval', 'meeting', 'correction'] as const
  for (let round = 0; round < 200; round += 1) {
    const entries = Array.from({ length: whole(12) }, () =>
      entry({
        kind: kinds[whole(4)] ?? 'meeting',
        activityId: ['a', 'm', 'z'][whole(3)] ?? 'a',
        minutes: whole(60) - 10,
        recordedAt: instant(),
        enteredAt: whole(2) ? instant() : null,
      }),
    )
    const stretches = Array.from({ length: whole(12) }, () => {
      const enteredAt = instant()
      return { activityId: 'a', enteredAt, exitedAt: new Date(enteredAt.getTime() + whole(90) * 60_000) }
    })
    const rows = personRows(entries, stretches, activities)
    const credited = entries.reduce((sum, { minutes }) => sum + minutes, 0)
    expect(rows.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(credited)
  }
})
