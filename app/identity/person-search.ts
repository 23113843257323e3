import { z } from 'zod'
import { isFiscalCode, normalFiscalCode } from './fiscal-code.ts'

/** Characters typed that are read, and words that are looked for. */
const textLimit = 100
const wordLimit = 6

/** Whom a search means: one person by the keyed hash of the fiscal code, or all whose names hold every word. */
export const PersonSearch = z.union([
  z.object({ fiscalCodeHash: z.string() }),
  z.object({ words: z.array(z.string()) }),
])
export type PersonSearch = z.infer<typeof PersonSearch>

/** Letters with a stroke, which no decomposition takes apart, and what people type for them. */
export const strokes = { from: 'ØøŁłĐđı', to: 'oollddi' } as const

/** A name without accents, apostrophes and capitals: `D’Angelò` is `dangelo`. `person-search.server` folds alike. */
export function foldName(text: string): string {
  const bare = text.normalize('NFD').replace(/[\u0300-\u036f'’‘ʼ`´]/g, '')
  return Array.from(bare, (letter) => strokes.to[strokes.from.indexOf(letter)] ?? letter)
    .join('')
    .toLowerCase()
}

/** A whole and well-formed fiscal code, normalised; null for anything else. */
export function typedFiscalCode(text: string): string | null {
  const code = normalFiscalCode(text)
  return isFiscalCode(code) ? code : null
}

/** The words of names in what was typed, folded. At most six, of the first hundred characters. */
export function wordsOf(text: string): string[] {
  return foldName(text.slice(0, textLimit))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, wordLimit)
}
