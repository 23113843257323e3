import { parseWithZod } from '@conform-to/zod/v4'
import { expect, test } from 'vitest'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { asTypedHours, DecideExternal, TypedHours } from './schemas.ts'

test.each([
  ['4', 240],
  [' 4,5 ', 270],
  ['4.25', 255],
  ['0,5', 30],
  ['300', 18_000],
  ['0', 'hours_wrong'],
  ['0,001', 'hours_wrong'],
  ['300,5', 'hours_many'],
  ['-4', 'hours_wrong'],
  ['4:30', 'hours_wrong'],
  ['quattro', 'hours_wrong'],
  ['', 'hours_wrong'],
  [undefined, 'hours_missing'],
])('%j typed as hours is %s', (typed, wanted) => {
  const { success, data, error } = TypedHours.safeParse(typed)
  expect(success ? data : error.issues[0]?.message).toBe(wanted)
})

test('every whole minute that a form shows is read back as itself, in both languages', () => {
  for (let minutes = 1; minutes <= 18_000; minutes += 1)
    for (const locale of ['it', 'en'] as const)
      expect(TypedHours.parse(formatsOf(locale).number(asTypedHours(minutes)))).toBe(minutes)
})

test.each([
  [{ after: '0' }, 'verdict_missing'],
  [{ after: '0', verdict: 'withdrawn' }, 'verdict_missing'],
  [{ after: '0', verdict: 'refused', reason: '  ' }, 'reason_missing'],
  [{ after: '0', verdict: 'approved' }, 'hours_missing'],
])('a decision of %o lacks %s', (form, message) => {
  expect(DecideExternal.safeParse(form).error?.issues[0]?.message).toBe(message)
})

test('a refusal sent with its reason left empty is told so in words', () => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ after: '0', verdict: 'refused', hours: '4,5', reason: '' }))
    form.set(name, value)
  expect(parseWithZod(form, { schema: DecideExternal }).reply().error).toEqual({ reason: ['reason_missing'] })
})
