import { expect, test } from 'vitest'
import { newId } from '#app/platform/ids.server.ts'
import { contentToken, readContentToken } from './content-token.server.ts'

const now = new Date('2026-11-27T09:00:00Z')
const ticket = { attemptId: newId(), windowId: newId() }

test('a signed path says what it was made for, until it expires', () => {
  const token = contentToken(ticket, now)
  expect(readContentToken(token, now)).toEqual(ticket)
  expect(readContentToken(token, new Date(now.getTime() + 11.9 * 3_600_000))).toEqual(ticket)
  expect(readContentToken(token, new Date(now.getTime() + 12.1 * 3_600_000))).toBeNull()
})

test('a path that was changed in any place is none', () => {
  const token = contentToken(ticket, now)
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === 'A' ? 'B' : 'A'
    const forged = token.slice(0, at) + other + token.slice(at + 1)
    // The last sign of either half holds bits that mean nothing.
    if (at !== token.length - 1) expect(readContentToken(forged, now), forged).toBeNull()
  }
  for (const text of ['', '.', 'x'.repeat(71), `${token}A`]) expect(readContentToken(text, now)).toBeNull()
})
