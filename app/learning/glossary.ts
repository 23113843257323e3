/** A definition of a word and where it comes from: a lesson or a course, by its id and title, in its language. */
export type Meaning = { word: string; html: string; from: { id: string; title: string; lang: string } }

/** A word with all its definitions; `anchor` names its place on the page. */
export type GlossaryWord = { word: string; anchor: string; meanings: Omit<Meaning, 'word'>[] }
export type GlossaryLetter = { letter: string; words: GlossaryWord[] }

/** Accents decide only between words that are otherwise the same, capitals never (as in Italian dictionaries). */
const collator = new Intl.Collator('it', { sensitivity: 'accent', ignorePunctuation: false })

const withoutAccents = (text: string) => text.normalize('NFD').replace(/\p{Mn}/gu, '')

function letterOf(word: string): string {
  const first = withoutAccents(word).charAt(0).toLocaleUpperCase('it')
  return /^[A-Z]$/.test(first) ? first : '#'
}

const anchorOf = (word: string) =>
  `w-${withoutAccents(word)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')}`

/** Words of the same letters are one, whatever their capitals; the same definition from the same place is said once. */
function gather(meanings: readonly Meaning[]): GlossaryWord[] {
  const words: GlossaryWord[] = []
  for (const { word, ...meaning } of meanings) {
    const known = words.find((one) => collator.compare(one.word, word) === 0)
    if (!known) words.push({ word, anchor: anchorOf(word), meanings: [meaning] })
    else if (!known.meanings.some(({ html, from }) => html === meaning.html && from.id === meaning.from.id)) {
      known.meanings.push(meaning)
    }
  }
  return words
}

/** A glossary: letters in order, under each its words in the order of an Italian dictionary. What is no letter comes first. */
export function glossaryOf(meanings: readonly Meaning[]): GlossaryLetter[] {
  const letters = new Map<string, GlossaryWord[]>()
  for (const one of gather(meanings)) letters.set(letterOf(one.word), [...(letters.get(letterOf(one.word)) ?? []), one])
  return [...letters]
    .sort(([a], [b]) => (a === '#' ? -1 : b === '#' ? 1 : a.localeCompare(b, 'it')))
    .map(([letter, words]) => ({ letter, words: words.sort((a, b) => collator.compare(a.word, b.word)) }))
}
