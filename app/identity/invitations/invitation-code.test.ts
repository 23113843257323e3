import { expect, test } from 'vitest'
import { printedCode, typedCode } from './invitation-code.ts'
import { LetterCode } from './schemas.ts'

test.each([
  ['7kqm-2xwd-9rtb', '7KQM2XWD9RTB'],
  [' 7KQM 2XWD 9RTB ', '7KQM2XWD9RTB'],
  ['7KQM–2XWD–9RTB', '7KQM2XWD9RTB'],
  ['OIL0-1111-2222', '011011112222'],
])('%s is typed for %s', (typed, code) => {
  expect(typedCode(typed)).toBe(code)
  expect(typedCode(printedCode(code))).toBe(code)
})

test('a form tells a code and an end that are too short or too long', () => {
  const read = (code: string, lastFour: string) => LetterCode.safeParse({ code, lastFour })
  expect(read('7kqm-2xwd-9rtb', ' 501z ').data).toEqual({ code: '7KQM2XWD9RTB', lastFour: '501Z' })
  for (const wrong of ['', '7KQM-2XWD', '7KQM-2XWD-9RTB-1']) expect(read(wrong, '501Z').success).toBe(false)
  for (const wrong of ['', '01Z', 'RSSMRA80A01F205X']) expect(read('7KQM2XWD9RTB', wrong).success).toBe(false)
})
