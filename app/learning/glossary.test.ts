import { expect, test } from 'vitest'
import { glossaryOf, type Meaning } from './glossary.ts'

const meaning = (word: string, html = 'che cosa vuol dire', id = 'uno'): Meaning => ({
  ...{ word, html },
  from: { id, title: id, lang: 'it' },
})
const wordsOf = (words: string[]) =>
  glossaryOf(words.map((word) => meaning(word))).map(({ letter, words: own }) => [letter, own.map(({ word }) => word)])

test.each([
  [
    'letters in order',
    ['zia', 'affido', 'nido'],
    [
      ['A', ['affido']],
      ['N', ['nido']],
      ['Z', ['zia']],
    ],
  ],
  ['accents stand with their letter', ['età', 'equipe', 'èquo', 'Ente'], [['E', ['Ente', 'equipe', 'èquo', 'età']]]],
  ['an accent only decides between equals', ['pésca', 'pescatore', 'pesca'], [['P', ['pesca', 'pésca', 'pescatore']]]],
  [
    'capitals do not count',
    ['Zia', 'PEI', 'patto'],
    [
      ['P', ['patto', 'PEI']],
      ['Z', ['Zia']],
    ],
  ],
  [
    'what is no letter comes first',
    ['affido', '104'],
    [
      ['#', ['104']],
      ['A', ['affido']],
    ],
  ],
  ['no words', [], []],
])('%s', (_, words, expected) => {
  expect(wordsOf(words)).toEqual(expected)
})

test('a word of two courses is one entry with both meanings; said twice in one course it is said once', () => {
  const [letter, ...others] = glossaryOf([
    meaning('Affido', 'vivere con altri', 'tutela'),
    meaning('affido', 'vivere con altri', 'tutela'),
    meaning('affido', 'un’altra definizione', 'cura'),
  ])
  expect(others).toEqual([])
  expect(letter?.words).toEqual([
    {
      word: 'Affido',
      anchor: 'w-affido',
      meanings: [
        { html: 'vivere con altri', from: { id: 'tutela', title: 'tutela', lang: 'it' } },
        { html: 'un’altra definizione', from: { id: 'cura', title: 'cura', lang: 'it' } },
      ],
    },
  ])
})

test('anchors are plain', () => {
  expect(glossaryOf([meaning('perché d’ufficio')])[0]?.words[0]?.anchor).toBe('w-perche-d-ufficio')
})
