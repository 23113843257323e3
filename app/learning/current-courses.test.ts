import { expect, test } from 'vitest'
import { currentCourses } from './current-courses.ts'

const day = (year: number) => new Date(`${year}-03-01T09:00:00Z`)
const round = (
  id: string,
  year: number,
  changes: { renewsId?: string; isSuperseded?: boolean; courseId?: string } = {},
) => ({
  id,
  enrolledAt: day(year),
  completedAt: null,
  supersededAt: changes.isSuperseded ? day(year + 1) : null,
  renewsId: changes.renewsId ?? null,
  version: { courseId: changes.courseId ?? 'c' },
})
const shown = (...all: ReturnType<typeof round>[]) =>
  currentCourses(all).map(({ current, past }) => [current.id, ...past.map(({ id }) => id)])

test('what was taken again stands behind the newest time', () => {
  const first = round('e1', 2024, { isSuperseded: true })
  const second = round('e2', 2025, { isSuperseded: true, renewsId: 'e1' })
  const third = round('e3', 2026, { renewsId: 'e2' })
  expect(shown(first, third, second)).toEqual([['e3', 'e2', 'e1']])
})

test('so does an office’s edition that was renewed in another one', () => {
  expect(shown(round('office', 2024), round('standing', 2025, { renewsId: 'office' }))).toEqual([
    ['standing', 'office'],
  ])
})

test('two editions of a course side by side both stay, and another course keeps to itself', () => {
  const all = [round('e1', 2024), round('e2', 2025), round('e3', 2025, { courseId: 'd' })]
  expect(shown(...all)).toEqual([['e1'], ['e2'], ['e3']])
})
