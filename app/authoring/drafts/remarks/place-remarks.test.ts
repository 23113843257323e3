import { expect, test } from 'vitest'
import { blockOf, likeness } from './place-remarks.ts'

const blocks = [
  { line: 7, words: 'Una signora aspetta allo sportello dell’anagrafe.' },
  { line: 9, words: 'Che cosa le chiedi per prima cosa?' },
  { line: 11, words: 'Una signora aspetta allo sportello dell’anagrafe.' },
  { line: 20, words: '' },
]

test.each([
  ['the same words, though they moved', { line: 3, quote: 'Che cosa le chiedi per prima cosa?' }, 9],
  ['of two alike the nearer', { line: 12, quote: 'Una signora aspetta allo sportello dell’anagrafe.' }, 11],
  ['words that were mended', { line: 7, quote: 'Che cosa chiedi alla signora per prima cosa?' }, 9],
  ['by the line alone', { line: 10, quote: '' }, 9],
  ['by a line before everything', { line: 1, quote: '' }, 7],
])('%s', (_name, said, line) => {
  expect(blockOf(blocks, said)?.line).toBe(line)
})

test('what was rewritten or taken out is gone', () => {
  expect(blockOf(blocks, { line: 9, quote: 'Il regolamento prevede trenta giorni per la risposta.' })).toBeNull()
  expect(blockOf([], { line: 1, quote: '' })).toBeNull()
})

test('likeness is by words, whatever their order and signs', () => {
  expect(likeness('Uno, due e tre', 'tre e due uno')).toBe(1)
  expect(likeness('uno due', 'tre quattro')).toBe(0)
  expect(likeness('uno uno due', 'uno tre quattro')).toBeCloseTo(1 / 3)
})
