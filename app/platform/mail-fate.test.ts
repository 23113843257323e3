import { expect, test } from 'vitest'
import { isLasting, mailState, nextTry } from './mail-fate.ts'

const now = new Date('2026-11-24T09:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

test.each([
  ['after the first', { tries: 1 }, 5],
  ['twice as long', { tries: 2 }, 10],
  ['growing', { tries: 8 }, 640],
  ['an hour at most', { tries: 30 }, 3600],
  ['for the last time', { tries: 32 }, 3600],
  ['until there were enough', { tries: 33 }, null],
  ['or the mail’s own time', { tries: 8, expiresAt: later(600) }, null],
  ['which is not over yet', { tries: 8, expiresAt: later(641) }, 640],
])('the next try: %s', (_name, tried, seconds) => {
  const at = nextTry({ expiresAt: null, ...tried }, now)
  expect(at).toEqual(seconds === null ? null : later(seconds))
})

const untouched = { sentAt: null, handedAt: null, givenUp: null, nextTryAt: null }
test.each([
  ['waiting', {}],
  ['put_off', { nextTryAt: now }],
  ['refused', { givenUp: 'refused' as const }],
  ['interrupted', { handedAt: now }],
  ['taken', { handedAt: now, sentAt: now }],
])('a mail is %s', (state, kept) => {
  expect(mailState({ ...untouched, ...kept }, true)).toBe(state)
})

test('a mail that nobody has tried stays in the outbox where no mail server is named', () => {
  expect(mailState(untouched, false)).toBe('kept')
  expect(mailState({ ...untouched, givenUp: 'withdrawn' }, false)).toBe('withdrawn')
})

test.each([
  ['a mailbox that is not there', { code: 'EENVELOPE', responseCode: 550 }, true],
  ['a text that is refused', { code: 'EMESSAGE', responseCode: 554 }, true],
  ['an address that can be handed to nobody', { code: 'EENVELOPE' }, true],
  ['a full mailbox', { code: 'EENVELOPE', responseCode: 452 }, false],
  ['a server that closes', { code: 'EMESSAGE', responseCode: 421 }, false],
  ['a wrong password of ours', { code: 'EAUTH', responseCode: 535 }, false],
  ['a server that takes no calls', { code: 'EPROTOCOL', responseCode: 554 }, false],
  ['nobody there', { code: 'ECONNREFUSED' }, false],
])('lasting or not: %s', (_name, said, lasting) => {
  expect(isLasting(Object.assign(new Error('no'), said))).toBe(lasting)
})
