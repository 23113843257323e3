import { expect, test } from 'vitest'
import { gulpease, sizeOf } from './readability.ts'

test('words, letters and sentences are counted block by block', () => {
  expect(sizeOf(['Il banco', 'Mina aspetta. Poi parla!', '· – ·'])).toEqual({ words: 6, letters: 26, sentences: 3 })
})

test('an apostrophe does not hide letters, a figure is a word', () => {
  expect(sizeOf(['Ha 12 anni.'])).toEqual({ words: 3, letters: 8, sentences: 1 })
})

test.each([
  // 89 + (300 × 1 − 10 × 20) ÷ 5
  [{ words: 5, letters: 20, sentences: 1 }, 100],
  // 89 + (300 × 2 − 10 × 250) ÷ 50 = 51
  [{ words: 50, letters: 250, sentences: 2 }, 51],
  [{ words: 10, letters: 200, sentences: 1 }, 0],
  [{ words: 0, letters: 0, sentences: 0 }, null],
])('%o has the index %s', (size, index) => {
  expect(gulpease(size)).toBe(index)
})
