import { attributeText } from '../dialect-text.ts'
import type { MediaKind } from './licences.ts'

/** What a lesson says to show a file; each `src` as in `media/foto.webp`. */
export type Shown = {
  kind: MediaKind
  src: string
  title: string
  alt: string
  captions: string | null
  transcript: string | null
}

/** The component that shows a file of each kind, and what it says of it. */
const shownBy = {
  picture: { name: 'Figure', attributes: ['src', 'alt'] },
  film: { name: 'Video', attributes: ['src', 'captions', 'transcript', 'title'] },
  sound: { name: 'Audio', attributes: ['src', 'transcript', 'title'] },
  document: { name: 'Download', attributes: ['src', 'title'] },
} as const

/** The attributes that show a file, each as it reads; what is still to be written is empty. */
export function attributesFor(shown: Shown): Record<string, string> {
  return Object.fromEntries(shownBy[shown.kind].attributes.map((name) => [name, shown[name] ?? '']))
}

/** The line of the dialect that shows it. What is still to be written stands there empty, and the checker says so. */
export function snippetOf(shown: Shown): string {
  const attributes = Object.entries(attributesFor(shown)).map(([name, value]) => `${name}="${attributeText(value)}"`)
  return `<${shownBy[shown.kind].name} ${attributes.join(' ')} />`
}

/** A tag that says what it said, and of the file what it did not say yet. */
function withSaid(tag: string, shown: Shown): string {
  return Object.entries(attributesFor(shown)).reduce((sum, [name, value]) => {
    const said = `${name}="${attributeText(value)}"`
    const empty = new RegExp(`(?<=\\s)${name}=""`)
    if (empty.test(sum)) return sum.replace(empty, () => said)
    return new RegExp(`\\s${name}=`).test(sum) ? sum : sum.replace(/\s*\/>$/, () => ` ${said} />`)
  }, tag)
}

/** A lesson in which the first component of its kind that names no file yet shows one, or which ends with it; `line` from 1. */
export function withShown(lesson: string, shown: Shown): { text: string; line: number } {
  const empty = new RegExp(`<${shownBy[shown.kind].name}(?=[^>]*\\ssrc=""\\s)[^>]*/>`)
  const found = empty.exec(lesson)
  const before = found ? lesson.slice(0, found.index) : `${lesson.trimEnd()}\n\n`
  const tag = found ? withSaid(found[0], shown) : snippetOf(shown)
  const after = found ? lesson.slice(found.index + found[0].length) : '\n'
  return { text: `${before}${tag}${after}`, line: before.split('\n').length }
}
