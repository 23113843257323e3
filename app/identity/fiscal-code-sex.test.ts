import { expect, test } from 'vitest'
import { controlCharacter } from './fiscal-code.ts'
import { sexOf } from './fiscal-code-sex.ts'

const code = (first15: string) => first15 + controlCharacter(first15)

test.each([
  ['RSSMRA80A01Z999', 'm'],
  ['RSSMRA80A31Z999', 'm'],
  ['RSSMRA80A41Z999', 'f'],
  ['RSSMRA80A71Z999', 'f'],
  // The day 41 with a letter for its last digit, and for both.
  ['RSSMRA80A4MZ999', 'f'],
  ['RSSMRA80ALMZ999', 'm'],
])('%s is %s', (first15, sex) => {
  expect(sexOf(code(first15))).toBe(sex)
})

test('what is no fiscal code says nothing', () => {
  expect(sexOf('RSSMRA80A41Z999A')).toBeNull()
  expect(sexOf('')).toBeNull()
})
