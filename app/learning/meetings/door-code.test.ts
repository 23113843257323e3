import { describe, expect, test } from 'vitest'
import { codeAt, judgeCode, openTicket, sealTicket } from './door-code.server.ts'

const secret = 'segreto-di-prova'
const start = new Date('2026-10-25T00:59:30Z')
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const { code } = codeAt(secret, 'entry', start)

describe('a code', () => {
  test.each([
    [0, 'fresh'],
    [29, 'fresh'],
    [30, 'fresh'],
    [37, 'fresh'],
    [38, 'old'],
    [60, 'old'],
    [90, 'old'],
    [1200, 'old'],
    [1260, 'wrong'],
    [-30, 'wrong'],
  ] as const)('%i seconds after it appeared is %s, also while the clocks change', (seconds, verdict) => {
    expect(judgeCode(secret, 'entry', code, after(seconds))).toBe(verdict)
  })

  test('is shown for 30 seconds', () => {
    expect(codeAt(secret, 'entry', after(0)).left).toBe(30_000)
    expect(codeAt(secret, 'entry', after(29)).left).toBe(1000)
    expect(codeAt(secret, 'entry', after(29)).code).toBe(code)
    expect(codeAt(secret, 'entry', after(30)).code).not.toBe(code)
  })

  test('opens one meeting in one direction', () => {
    expect(judgeCode(secret, 'exit', code, start)).toBe('wrong')
    expect(judgeCode('altro segreto', 'entry', code, start)).toBe('wrong')
    expect(judgeCode(secret, 'entry', '', start)).toBe('wrong')
  })
})

describe('a ticket', () => {
  const ticket = { id: '0b0ed4d2-6f0f-4b8e-9a43-000000000001', direction: 'entry', seenAt: start } as const
  const sealed = sealTicket(secret, ticket)

  test('keeps what was seen, for five minutes', () => {
    expect(openTicket(secret, sealed, after(0))).toEqual(ticket)
    expect(openTicket(secret, sealed, after(300))).toEqual(ticket)
    expect(openTicket(secret, sealed, after(301))).toBeNull()
    expect(openTicket(secret, sealed, after(-1))).toBeNull()
  })

  test.each([
    ['another direction', sealed.replace('.entry.', '.exit.')],
    ['another time', sealed.replace(String(start.getTime()), String(start.getTime() + 1))],
    ['another id', sealed.replace('0001.', '0002.')],
    ['no seal', sealed.split('.').slice(0, 3).join('.')],
    ['nothing', ''],
  ])('is refused with %s', (_what, text) => {
    expect(openTicket(secret, text, after(1))).toBeNull()
  })

  test('is refused at another meeting', () => {
    expect(openTicket('altro segreto', sealed, after(1))).toBeNull()
  })
})
