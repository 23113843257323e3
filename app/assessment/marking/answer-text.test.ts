import { describe, expect, test } from 'vitest'
import { commentsFit, paragraphsOf, segmentsOf, wordsAt } from './answer-text.ts'

const at = (paragraph: number, start: number | null, end: number | null) => ({ paragraph, start, end, text: 'Nota' })

test('paragraphs end where a line does, empty ones are none', () => {
  expect(paragraphsOf('Uno.\r\n\r\n Due. \nTre.')).toEqual(['Uno.', 'Due.', 'Tre.'])
  expect(paragraphsOf('  ')).toEqual([])
})

test.each<[string, ReturnType<typeof at>, boolean]>([
  ['words', at(1, 0, 3), true],
  ['to the end', at(2, 0, 4), true],
  ['a whole paragraph', at(2, null, null), true],
  ['beyond the end', at(2, 0, 5), false],
  ['nothing', at(1, 2, 2), false],
  ['backwards', at(1, 3, 1), false],
  ['no such paragraph', at(3, null, null), false],
  ['half a place', at(1, 0, null), false],
])('a comment at %s', (_, comment, fits) => {
  expect(commentsFit('Uno due.\nTre.', [comment])).toBe(fits)
})

describe('a commented paragraph', () => {
  const cut = (comments: ReturnType<typeof at>[]) => segmentsOf('abcdef', 1, comments)

  test('without comments is one run', () => {
    expect(cut([at(1, null, null), at(2, 0, 3)])).toEqual([{ text: 'abcdef', comments: [], ends: [] }])
  })

  test('is cut where overlapping comments begin and end', () => {
    expect(cut([at(1, 1, 4), at(1, 3, 6)])).toEqual([
      { text: 'a', comments: [], ends: [] },
      { text: 'bc', comments: [0], ends: [] },
      { text: 'd', comments: [0, 1], ends: [0] },
      { text: 'ef', comments: [1], ends: [1] },
    ])
  })

  test('is whole again when put together', () => {
    const runs = cut([at(1, 0, 2), at(1, 1, 5), at(1, 5, 6)])
    expect(runs.map(({ text }) => text).join('')).toBe('abcdef')
  })
})

test('the words of a comment', () => {
  expect(wordsAt('Uno due.\nTre.', at(1, 4, 7))).toBe('due')
  expect(wordsAt('Uno due.', at(1, null, null))).toBe('')
})
