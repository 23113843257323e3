import { describe, expect, test } from 'vitest'
import type { EarningEnrolment } from '#app/learning/earned-minutes.server.ts'
import { defaultArea } from './areas.ts'
import { yearHours, yearsWithHours, type CountedExternal } from './year-hours.ts'

type Entry = EarningEnrolment['entries'][number]

const entry = (minutes: number, at: string, changes: Partial<Entry> = {}): Entry => ({
  activityId: 'uno',
  kind: 'declared_on_completion',
  minutes,
  enteredAt: null,
  recordedAt: new Date(at),
  isMeeting: false,
  ...changes,
})
const enrolment = (entries: Entry[], changes: Partial<EarningEnrolment> = {}): EarningEnrolment => ({
  enrolmentId: 'e1',
  editionId: `edition of ${changes.enrolmentId ?? 'e1'}`,
  round: 1,
  courseTitle: 'Ascoltare allo sportello',
  editionName: null,
  areas: [],
  courseArea: null,
  entries,
  ...changes,
})
const external = (changes: Partial<CountedExternal> = {}): CountedExternal => ({
  id: 'x1',
  title: 'Competenze digitali',
  source: 'syllabus',
  area: 'Transizione digitale',
  minutes: 240,
  endedOn: new Date('2026-12-31T00:00:00Z'),
  ...changes,
})
const sourcesOf = (hours: ReturnType<typeof yearHours>) =>
  Object.fromEntries(hours.bySource.map(({ source, minutes }) => [source, minutes]))

describe('the hours of a year', () => {
  test('are nothing without anything', () => {
    expect(yearHours(2026, { earnings: [], externals: [] })).toMatchObject({ minutes: 0, byArea: [], lines: [] })
  })

  test('count an edition once that was taken again within the year, and in each year it was taken', () => {
    const first = enrolment([entry(30, '2026-02-01T09:00:00Z')])
    const again = [entry(20, '2026-11-01T09:00:00Z'), entry(25, '2027-01-10T09:00:00Z')]
    const second = enrolment(again, { enrolmentId: 'e2', editionId: first.editionId, round: 2 })
    const elsewhere = enrolment([entry(5, '2026-03-01T09:00:00Z')], { enrolmentId: 'e3' })
    const year = (one: number) => yearHours(one, { earnings: [second, first, elsewhere], externals: [] })
    expect(year(2026).lines.map(({ key, minutes }) => [key, minutes])).toEqual([
      ['e1 lessons', 30],
      ['e3 lessons', 5],
    ])
    expect(year(2027).minutes).toBe(25)
  })

  test('count each entry in its own year and each source by itself', () => {
    const meeting = { kind: 'meeting' as const, activityId: 'm', isMeeting: true }
    const earnings = [
      enrolment([
        entry(30, '2026-12-31T22:59:00Z'),
        entry(20, '2026-12-31T23:01:00Z', { activityId: 'due' }),
        entry(120, '2027-01-08T09:00:00Z', { ...meeting, enteredAt: new Date('2026-12-15T14:00:00Z') }),
        entry(-15, '2027-01-10T09:00:00Z', { ...meeting, kind: 'correction' }),
      ]),
    ]
    const externals = [
      external(),
      external({ id: 'x2', source: 'other', minutes: 90 }),
      external({ id: 'x3', minutes: 60, endedOn: new Date('2027-01-01T00:00:00Z') }),
    ]
    const year = (one: number) => yearHours(one, { earnings, externals })
    expect(sourcesOf(year(2026))).toEqual({ lessons: 30, meetings: 105, syllabus: 240, other: 90 })
    expect(sourcesOf(year(2027))).toEqual({ lessons: 20, meetings: 0, syllabus: 60, other: 0 })
    expect(year(2026).minutes).toBe(465)
    expect(year(2026).lines.map(({ key, minutes }) => [key, minutes])).toEqual([
      ['e1 lessons', 30],
      ['e1 meetings', 105],
      ['x1', 240],
      ['x2', 90],
    ])
    expect(new Set(yearsWithHours(earnings, externals))).toEqual(new Set([2026, 2027]))
  })

  test('go to the areas of the edition, else of the course, else among the intercultural ones', () => {
    const areas = [
      { area: 'Etica', minutes: 100 },
      { area: 'Transizione digitale', minutes: 200 },
    ]
    const earnings = [
      enrolment([entry(100, '2026-05-05T10:00:00Z')], { areas, courseArea: 'Mai' }),
      enrolment([entry(40, '2026-05-05T10:00:00Z')], { enrolmentId: 'e2', courseArea: 'Etica' }),
      enrolment([entry(10, '2026-05-05T10:00:00Z')], { enrolmentId: 'e3' }),
    ]
    const hours = yearHours(2026, { earnings, externals: [external()] })
    expect(hours.byArea).toEqual([
      { area: 'Transizione digitale', minutes: 307 },
      { area: 'Etica', minutes: 73 },
      { area: defaultArea, minutes: 10 },
    ])
    expect(hours.byArea.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(hours.minutes)
  })
})
