/** A piece of a line. Addresses in `to` are `https:`, `mailto:` or `tel:`; `anchor` is a place in the same book. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'emphasis' | 'strong'; inside: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; to: string; inside: Inline[] }
  | { kind: 'goto'; anchor: string; inside: Inline[] }
  /** A word that the glossary explains. */
  | { kind: 'term'; anchor: string; word: string }
  | { kind: 'break' }

export type Tone =
  | 'note'
  | 'tip'
  | 'warning'
  | 'practice'
  | 'counter'
  | 'source'
  | 'site'
  | 'outcome'
  | 'checklist'
  | 'key'
  | 'transcript'

/** Something to choose or to tick, with the letter it is called by, and whether it is right: in the keys alone. */
export type Tick = { letter: string | null; inside: Inline[] }

/**
 * A part of a book, as paper and e-book both can say it. Headings count from the book's title, which is 1: modules are 2,
 * lessons 3. `file` of a figure is a path in the course's folder.
 */
export type Block =
  | { kind: 'paragraph'; inside: Inline[] }
  | { kind: 'heading'; level: 4 | 5 | 6; inside: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Block[][] }
  | { kind: 'quote'; inside: Block[]; by: string | null }
  | { kind: 'rule' }
  | { kind: 'newpage' }
  | { kind: 'box'; tone: Tone; label: string; inside: Block[] }
  | { kind: 'figure'; file: string; alt: string; caption: string; credit: string }
  | { kind: 'timeline'; moments: { when: string; title: string; inside: Block[] }[] }
  | { kind: 'compare'; sides: { title: string; inside: Block[] }[] }
  /** An exercise, a scene, a list to keep: `kicker` says what it is. */
  | { kind: 'section'; anchor: string; level: 4 | 5; kicker: string; title: string; inside: Block[] }
  | { kind: 'question'; number: number; inside: Block[] }
  /** `round` where one is chosen, square where several may be. */
  | { kind: 'ticks'; round: boolean; items: Tick[] }
  /** Things to put in order: an empty place for a number before each. */
  | { kind: 'order'; label: string; items: string[] }
  /** Things to join: an empty place for a letter beside each on the left. */
  | { kind: 'match'; heads: [string, string]; lefts: string[]; rights: { letter: string; text: string }[] }
  | { kind: 'scale'; label: string; steps: number[]; low: string; high: string }
  /** Room to write; what it is for. */
  | { kind: 'lines'; count: number; label: string }
  /** Where a page that can do more than paper puts an exercise. */
  | { kind: 'place'; id: string; exercise: string; kicker: string; title: string; label: string }
  /** A film or a sound to be played, with the file of its captions; only where there is something to play it. */
  | { kind: 'film' | 'sound'; file: string; title: string; captions: string | null; language: string }
  /** A file to take along. */
  | { kind: 'file'; file: string; label: string; title: string }

export type BookLesson = { anchor: string; number: string; title: string; note: string; inside: Block[] }
export type BookModule = { anchor: string; number: string; title: string; aims: string[]; lessons: BookLesson[] }
export type GlossaryEntry = {
  anchor: string
  word: string
  inside: Inline[]
  lessons: { anchor: string; title: string }[]
}
export type SourceEntry = { number: number; inside: Inline[]; url: string | null }

/** What a book says of itself and its parts, in its own language. */
export type BookWords = Record<
  | 'edition'
  | 'contents'
  | 'aims'
  | 'glossary'
  | 'glossaryLead'
  | 'sources'
  | 'sourcesLead'
  | 'keys'
  | 'keysLead'
  | 'pageOf'
  | 'summary'
  | 'howTo',
  string
>

/** A course as a book: one neutral text from which paper and e-book are written. */
export type Book = {
  /** Of the text, BCP 47. */
  language: string
  title: string
  summary: string
  authors: string[]
  licence: string
  facts: { label: string; value: string }[]
  /** Its version and, of a draft, that it is one. */
  version: string
  day: Date
  /** Names what it was made of: the same mark is the same book. */
  mark: string
  howTo: string[]
  modules: BookModule[]
  glossary: GlossaryEntry[]
  sources: SourceEntry[]
  /** Answers and what is said of them, by lesson; null where the book is for learners. */
  keys: Block[] | null
  /** Paths of the pictures shown. */
  pictures: string[]
  words: BookWords
}

export const text = (value: string): Inline => ({ kind: 'text', text: value })
export const strong = (value: string): Inline => ({ kind: 'strong', inside: [text(value)] })
export const goTo = (anchor: string, value: string): Inline => ({ kind: 'goto', anchor, inside: [text(value)] })
export const paragraph = (...inside: Inline[]): Block => ({ kind: 'paragraph', inside })
export const lines = (count: number, label: string): Block => ({ kind: 'lines', count, label })

/** A, B … Z, AA, AB: how choices are called on paper. */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last
}

/** Places in a book by the ids of what is there. Ids are the author's and unique in a course. */
export const anchors = {
  module: (number: string) => `m${number}`,
  lesson: (id: string) => `l-${id}`,
  exercise: (id: string) => `e-${id}`,
  scene: (id: string) => `s-${id}`,
  ending: (id: string) => `f-${id}`,
  term: (index: number) => `t${index + 1}`,
} as const
