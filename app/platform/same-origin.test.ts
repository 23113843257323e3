import { expect, test } from 'vitest'
import { isSameOrigin } from './same-origin.server.ts'

const cases: [string, Parameters<typeof isSameOrigin>[0], boolean][] = [
  ['our own form', { origin: 'https://corsi.example', 'sec-fetch-site': 'same-origin' }, true],
  ['an old browser that sends only Origin', { origin: 'https://corsi.example' }, true],
  ['a tool without either', {}, true],
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, false],
  ['another site, old browser', { origin: 'https://evil.example' }, false],
  ['a sibling host', { origin: 'https://altro.example', 'sec-fetch-site': 'same-site' }, false],
  ['a sandboxed frame', { origin: 'null' }, false],
]

test.each(cases)('%s', (_name, headers, expected) => {
  expect(isSameOrigin(headers, 'corsi.example')).toBe(expected)
})
