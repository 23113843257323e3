import { expect, test } from 'vitest'
import { officialName } from './official-name.ts'

test.each([
  ['comune', 'Lissone', 'Comune di Lissone'],
  ['comune', 'Comune di Lissone', 'Comune di Lissone'],
  ['cooperative', 'Cooperativa sociale Ponte Lieve', 'Cooperativa sociale Ponte Lieve'],
  ['consortium', 'Comunanza dei servizi', 'Comunanza dei servizi'],
  ['comune', 'Comunanza', 'Comune di Comunanza'],
] as const)('a %s called %s is %s', (kind, name, official) => {
  expect(officialName({ name, kind })).toBe(official)
})
