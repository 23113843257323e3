import { expect, test } from 'vitest'
import { areasBeyond, areasText } from './area-rule.ts'

const areas = (...minutes: number[]) => minutes.map((one, index) => ({ area: `Area ${index}`, minutes: one }))

test.each([
  [[], {}],
  [[480], {}],
  [[481], { 'areas.0.minutes': 'area_beyond' }],
  [[240, 240], {}],
  [[240, 241], { 'areas.1.minutes': 'areas_beyond' }],
  [[160, 160, 161], { 'areas.2.minutes': 'areas_beyond' }],
  [[9999, 10, 500], { 'areas.0.minutes': 'area_beyond', 'areas.2.minutes': 'area_beyond' }],
])('areas of %j minutes in an edition of 480', (minutes, faults) => {
  expect(areasBeyond(areas(...minutes), 480)).toEqual(faults)
})

test('the order of areas says nothing, their minutes do', () => {
  expect(areasText(areas(10, 20))).toBe(areasText(areas(10, 20).toReversed()))
  expect(areasText(areas(10, 20))).not.toBe(areasText(areas(20, 10)))
})
