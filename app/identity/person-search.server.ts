import { sql } from '#app/platform/database.server.ts'
import { hashFiscalCode } from './fiscal-code-vault.server.ts'
import { strokes, typedFiscalCode, wordsOf, type PersonSearch } from './person-search.ts'

/** What a search field asks for; null when nothing to look for was typed. */
export function readPersonSearch(text: string | undefined): PersonSearch | null {
  if (!text) return null
  const code = typedFiscalCode(text)
  if (code) return { fiscalCodeHash: hashFiscalCode(code) }
  const words = wordsOf(text)
  return words.length > 0 ? { words } : null
}

/** The name of the person `p` as SQL, folded as `foldName` does. */
export const foldedName = () => sql()`lower(translate(
  regexp_replace(normalize(p.family_name || ' ' || p.given_name, NFD), '[\u0300-\u036f''’‘ʼ\`´]', '', 'g'),
  ${strokes.from}::text, ${strokes.to}::text))`

const holdsEach = (words: string[], name: ReturnType<typeof foldedName>) =>
  sql()`NOT EXISTS (SELECT 1 FROM unnest(${words}::text[]) AS word WHERE strpos(${name}, word) = 0)`

/**
 * The people `p` a search means, as a condition for the `WHERE` of lists, files and ZIPs alike; `TRUE` for none. Folds
 * names as `foldName` does. It narrows people already chosen by their place of work: no index of names is needed.
 */
export function personCondition(search: PersonSearch | null | undefined) {
  if (!search) return sql()`TRUE`
  if ('fiscalCodeHash' in search) return sql()`p.fiscal_code_hash = ${search.fiscalCodeHash}`
  return holdsEach(search.words, foldedName())
}

/** The same of rows `l` with a `person_id` and the `folded_name` that was kept of it. */
export function keptPersonCondition(search: PersonSearch | null | undefined) {
  if (!search) return sql()`TRUE`
  if ('fiscalCodeHash' in search) {
    return sql()`l.person_id = (SELECT id FROM person WHERE fiscal_code_hash = ${search.fiscalCodeHash})`
  }
  return holdsEach(search.words, sql()`l.folded_name`)
}
