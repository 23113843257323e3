import { givenNames } from './given-names.ts'
import { notPeople, ordinaryWords, titles } from './not-people.ts'

/** A full name, and where it begins, in characters from 0. */
export type FullName = { text: string; at: number }

/** What stands between the parts of a name: Arabic, Dutch, German, Portuguese and Spanish articles and sons. */
const particle =
  '(?:[Ee]l|[Aa]l|[Bb]en|[Bb]in|[Bb]int|[Ii]bn|[Aa]bu|[Oo]uld|[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Dd]e|[Dd]os|[Dd]as|[Tt]er|y)'
const capital = "(?:[ae]l-)?\\p{Lu}[\\p{L}’'ʼ-]*\\p{L}"
const gap = '(?:[ \\u00a0]+|[ ]*\\n[ ]*(?!\\n))'
/** Two to five words with capitals, with an initial or particles between. */
const sequence = new RegExp(
  `(?<![\\p{L}\\p{N}_’'-])${capital}(?:${gap}(?:${particle}${gap}){0,2}(?:\\p{Lu}\\.${gap})?${capital}){1,4}(?![\\p{L}\\p{N}_])`,
  'gu',
)
const word = /\S+/g
/** An article, a preposition or a pronoun that lost its vowel: it is no part of the word after it. `D’` begins surnames. */
const elided =
  /(?<!\p{L})(?:[LlCcSsMmTtVvNnd]|[Uu]n|[Gg]l|[Dd]el?l|[Aa]ll|[Nn]ell|[Dd]all|[Ss]ull|[Cc]oll|[Qq]uest|[Qq]uell|[Aa]nch|[Ss]enz|[Tt]utt|[Cc]om|[Dd]ov|[Qq]uand|[Bb]ell)[’'](?=\p{Lu})/gu
/** What Italian words of their own do not have: the first word of a sentence that has it is hardly one. */
const strange =
  /[jkwxyšśćčžźşșțţğçñöüäăâîłńęąáíúóýõãêôøå]|(?<![cg])(?<!^)h|aa|ee|uu|oo|q(?!u)|[bcdfgjklmnpqrstvwxz]$|[^\p{Script=Latin}’'ʼ-]/iu
/** How words for things end that no first name goes before. */
const thing = /(?:zion[ei]|sion[ei]|ment[io]|tà|ional[ei]|cial[ei]|ism[io]|istic[aoi]|istiche|grafia|logia)$/u

type Word = { text: string; at: number }

const isParticle = (text: string) => new RegExp(`^${particle}$`, 'iu').test(text)
const bare = (text: string) => text.toLocaleLowerCase('it').replace(/\.$/, '')

const wordsIn = (text: string, at: number): Word[] =>
  [...text.matchAll(word)].map((match) => ({ text: match[0], at: at + match.index }))

/** Whether words before it make it likely that a capital is not only that of a sentence's beginning. */
const isWithin = (before: string) =>
  /[\p{L}\p{N},;:(«][ \u00a0\n]+[*_([]*$/u.test(before) && !/\n[ ]*\n\s*[*_([]*$/u.test(before)

const isShouted = (text: string) => text.length > 3 && text === text.toLocaleUpperCase('it')
const isAcronym = (text: string) => text === text.toLocaleUpperCase('it')

/** Words that a text has with a capital within a sentence, and never without one. */
function properIn(text: string): ReadonlySet<string> {
  const within = [...text.matchAll(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}+(?!\p{L})/gu)].map(([one]) => bare(one))
  const small = new Set([...text.matchAll(/(?<![\p{L}])\p{Ll}+(?![\p{L}])/gu)].map(([one]) => one))
  return new Set(within.filter((one) => !small.has(one)))
}

type Place = { within: boolean; proper: ReadonlySet<string> }

/** The words of a sequence that may be a name: without what goes before one. */
function withoutBeginning(words: readonly Word[], { within, proper }: Place): Word[] {
  const [first, ...rest] = words
  if (!first) return []
  const lower = bare(first.text)
  if (titles.has(lower) || ordinaryWords.has(lower)) return withoutBeginning(rest, { within: true, proper })
  if (within || givenNames.has(lower) || strange.test(lower) || proper.has(lower)) return [...words]
  return withoutBeginning(rest, { within: true, proper })
}

/** Without a new sentence after a shortened surname: "Safia O. Sotto" ends with the initial. */
function withoutNext(words: readonly Word[]): Word[] {
  const next = words.findIndex(
    ({ text }, index) => words[index - 1]?.text.endsWith('.') && ordinaryWords.has(bare(text)),
  )
  return next === -1 ? [...words] : words.slice(0, next)
}

function isName(words: readonly Word[]): boolean {
  const parts = words.map(({ text }) => text).filter((text) => !isParticle(text) && !text.endsWith('.'))
  const [first = '', ...rest] = parts
  if (rest.length === 0) return false
  const isKnown = parts.some((part) => givenNames.has(bare(part)))
  if (parts.some(isAcronym) && !(isKnown && parts.every((part) => !isAcronym(part) || isShouted(part)))) return false
  if (parts.some((part) => /^sant[’']/iu.test(part))) return false
  if (parts.some((part) => notPeople.has(bare(part)) && !givenNames.has(bare(part)))) return false
  return givenNames.has(bare(first)) || !parts.some((part) => thing.test(bare(part)))
}

/**
 * Likely full names in a text, in their order: a first name and a surname, with their particles. Within a sentence by
 * their capitals; where one begins, by a first name that is known, a spelling that Italian words do not have, or a word
 * that the text has elsewhere with a capital. Words of offices and places are none.
 */
export function fullNamesIn(written: string): FullName[] {
  const text = written.replace(elided, (found) => `${found.slice(0, -1).toLowerCase()} `)
  const proper = properIn(text)
  return [...text.matchAll(sequence)].flatMap((match): FullName[] => {
    const within = isWithin(text.slice(Math.max(0, match.index - 40), match.index))
    const words = withoutNext(withoutBeginning(wordsIn(match[0], match.index), { within, proper }))
    const [first] = words
    return first && isName(words) ? [{ text: words.map((one) => one.text).join(' '), at: first.at }] : []
  })
}
