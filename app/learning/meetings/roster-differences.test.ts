import { expect, test } from 'vitest'
import { romeInstant } from '#app/platform/rome-time.ts'
import { compareRoster } from './roster-differences.ts'

const at = (time: string) => romeInstant('2026-11-26', time)
const nobody = { enteredAt: null, exitedAt: null }

test.each([
  ['nothing known', { enteredAt: at('09:00'), exitedAt: at('11:00') }, nobody, ['new']],
  ['never seen', { enteredAt: at('09:00'), exitedAt: null }, null, ['new']],
  ['empty line', nobody, { enteredAt: at('09:00'), exitedAt: null }, []],
  [
    'same minute',
    { enteredAt: at('09:00'), exitedAt: at('11:00') },
    { enteredAt: new Date(at('09:00').getTime() + 42_000), exitedAt: new Date(at('11:00').getTime() + 7_000) },
    ['same'],
  ],
  [
    'another exit',
    { enteredAt: at('09:00'), exitedAt: at('11:00') },
    { enteredAt: at('09:00'), exitedAt: at('10:30') },
    ['different'],
  ],
  [
    'exit only on paper',
    { enteredAt: at('09:00'), exitedAt: at('11:00') },
    { enteredAt: at('09:00'), exitedAt: null },
    ['different'],
  ],
] as const)('%s', (_what, line, before, verdicts) => {
  const known = new Map(before ? [['una', before]] : [])
  expect(compareRoster([{ enrolmentId: 'una', ...line }], known).map(({ verdict }) => verdict)).toEqual(verdicts)
})
