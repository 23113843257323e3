import { anchors, type GlossaryEntry, type Inline, type SourceEntry } from './blocks.ts'

type Lesson = { anchor: string; title: string }
type Source = { inside: Inline[]; url: string | null }

/** Gathers, while lessons are read in their order, what a book has at its end, and the pictures it shows. */
export class BackMatter {
  readonly #terms = new Map<string, GlossaryEntry>()
  readonly #sources = new Map<string, SourceEntry>()
  readonly pictures = new Set<string>()

  /** The place of a word in the glossary: explained where it comes first. */
  term(word: string, inside: Inline[], lesson: Lesson): string {
    const key = word.trim().toLowerCase()
    const known = this.#terms.get(key)
    const entry = known ?? { anchor: anchors.term(this.#terms.size), word, inside, lessons: [] }
    if (!entry.lessons.some(({ anchor }) => anchor === lesson.anchor)) entry.lessons.push(lesson)
    this.#terms.set(key, entry)
    return entry.anchor
  }

  /** The number of a source: the same one everywhere it is named. */
  source(source: Source): number {
    const key = JSON.stringify(source)
    const entry = this.#sources.get(key) ?? { ...source, number: this.#sources.size + 1 }
    this.#sources.set(key, entry)
    return entry.number
  }

  glossary(language: string): GlossaryEntry[] {
    return [...this.#terms.values()].sort((a, b) => a.word.localeCompare(b.word, language))
  }

  sources(): SourceEntry[] {
    return [...this.#sources.values()]
  }
}
