/** What a text is made of. */
export type TextSize = { words: number; letters: number; sentences: number }

const words = new Intl.Segmenter('it', { granularity: 'word' })
const sentences = new Intl.Segmenter('it', { granularity: 'sentence' })

/** Counts blocks of text, each a paragraph, a heading or an entry of a list: no sentence goes over the end of one. */
export function sizeOf(blocks: readonly string[]): TextSize {
  const size = { words: 0, letters: 0, sentences: 0 }
  for (const block of blocks) {
    const found = [...words.segment(block)].filter(({ isWordLike }) => isWordLike)
    if (found.length === 0) continue
    size.words += found.length
    size.letters += found.reduce((sum, { segment }) => sum + (segment.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0)
    size.sentences += [...sentences.segment(block)].filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment)).length
  }
  return size
}

/**
 * How easily Italian is read, 0 to 100: 89 + (300 × sentences − 10 × letters) ÷ words, made whole. From 60 up it is easy for
 * who finished the middle school, from 40 up for who finished the high school (P. Lucisano, M. E. Piemontese, Scuola e
 * città 39, 1988, 110–124). Null of no words.
 */
export function gulpease({ words: count, letters, sentences: ends }: TextSize): number | null {
  if (count === 0) return null
  return Math.round(Math.min(100, Math.max(0, 89 + (300 * ends - 10 * letters) / count)))
}
