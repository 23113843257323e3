import { describe, expect, test } from 'vitest'
import { mergeProse } from './merge-prose.ts'

const original = '## Un titolo\n\nPrima *riga*\nseconda riga.\n\n* uno\n* due\n\n\nUltima.'
/** As an editor writes it: other bullets, other gaps. */
const base = '## Un titolo\n\nPrima *riga*\nseconda riga.\n\n- uno\n- due\n\nUltima.'

describe('running text after the editor', () => {
  test('untouched stays word for word, gaps and bullets too', () => {
    expect(mergeProse(original, base, base)).toBe(original)
  })
  test('a changed paragraph is the editor’s, its neighbours are the author’s', () => {
    const next = base.replace('Ultima.', 'Ultima davvero.')
    expect(mergeProse(original, base, next)).toBe(original.replace('\n\n\nUltima.', '\n\nUltima davvero.'))
  })
  test('a paragraph put in between, one taken away, all taken away', () => {
    expect(mergeProse(original, base, base.replace('- uno', 'Nuova.\n\n- uno'))).toBe(
      original.replace('* uno', 'Nuova.\n\n* uno'),
    )
    expect(mergeProse(original, base, base.replace('- uno\n- due\n\n', ''))).toBe(
      '## Un titolo\n\nPrima *riga*\nseconda riga.\n\nUltima.',
    )
    expect(mergeProse(original, base, '')).toBe('')
  })
  test('what cannot be told apart is the editor’s as a whole', () => {
    expect(mergeProse('uno', 'uno\n\ndue', 'tre\n\nquattro')).toBe('tre\n\nquattro')
  })
})
