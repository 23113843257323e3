import { describe, expect, test } from 'vitest'
import { someFacts } from './certificate.fixtures.ts'
import { certificateText, creditedPercent, printable } from './certificate-text.ts'
import { statusOf } from './certificate-status.ts'
import { VerifyCode } from './schemas.ts'

test.each([
  [79, 100, 79],
  [799, 1000, 79],
  [1000, 1000, 100],
  [0, 0, 100],
])('%i of %i minutes are %i percent', (creditedMinutes, declaredMinutes, percent) =>
  expect(creditedPercent({ creditedMinutes, declaredMinutes })).toBe(percent),
)

describe('the period', () => {
  const periodOf = (from: string, to: string) =>
    certificateText(someFacts({ period: { from, to } }), '').facts[0][0]?.value
  test.each([
    ['2026-11-02', '2026-11-02', ['il 2 novembre 2026']],
    ['2026-11-02', '2026-11-09', ['dal 2 novembre 2026', 'al 9 novembre 2026']],
    ['2026-11-08', '2026-11-11', ['dall’8 novembre 2026', 'all’11 novembre 2026']],
    ['2026-10-18', '2026-11-01', ['dal 18 ottobre 2026', 'al 1º novembre 2026']],
  ])('%s to %s', (from, to, lines) => expect(periodOf(from, to)).toEqual(lines))
})

test('a course without graded exercises names no result', () => {
  const labels = (scoreBasisPoints: number | null) =>
    certificateText(someFacts({ scoreBasisPoints }), '')
      .facts.flat()
      .map(({ label }) => label)
  expect(labels(9000)).toContain('Esito delle prove')
  expect(labels(null)).not.toContain('Esito delle prove')
})

test('text is made printable and otherwise left alone', () => {
  expect(printable('  Maria\t  de\u200B Luca \u202E')).toBe('Maria de Luca')
  expect(printable('D’Alò-Żak')).toBe('D’Alò-Żak')
  expect(printable('a'.repeat(45))).toBe(`${'a'.repeat(40)}\u200B${'a'.repeat(5)}`)
})

test.each([
  [['issued'], 'valid'],
  [['issued', 'revoked'], 'revoked'],
  [['issued', 'replaced'], 'replaced'],
  [['issued', 'revoked', 'replaced'], 'replaced'],
] as const)('%j is %s', (kinds, status) => expect(statusOf(kinds)).toBe(status))

test.each([
  ['0123456789ABCDEFGHJK', '0123456789ABCDEFGHJK'],
  [' o1234 56789-abcde fghjk ', '0123456789ABCDEFGHJK'],
  ['0I23456789ABCDEFGHJK', '0123456789ABCDEFGHJK'],
])('the code %j is read as %s', (typed, code) => expect(VerifyCode.parse(typed)).toBe(code))

test.each([[''], ['123'], ['0123456789ABCDEFGHJK0'], ["0123456789ABCDEFGH'--"], ['x'.repeat(500)]])(
  'the code %j is refused',
  (typed) => expect(VerifyCode.safeParse(typed).success).toBe(false),
)
