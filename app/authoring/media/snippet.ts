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

/** Attributes that speak of the file itself: of another file they say something else. */
const ofFile: readonly string[] = ['src', 'alt', 'captions', 'transcript']

/** A tag that shows a file: with what it said of itself, and of the file what it did not say yet. */
function withSaid(tag: string, shown: Shown): string {
  const isOther = !/\ssrc=""/.test(tag)
  return Object.entries(attributesFor(shown)).reduce((sum, [name, value]) => {
    const said = `${name}="${attributeText(value)}"`
    const old = new RegExp(`(?<=\\s)${name}=(?:""|"[^"]*"|'[^']*')`)
    const before = old.exec(sum)?.[0]
    if (before === undefined) return sum.replace(/\s*\/>$/, () => ` ${said} />`)
    const isSilent = before === `${name}=""`
    return isSilent || (isOther && ofFile.includes(name)) ? sum.replace(old, () => said) : sum
  }, tag)
}

/**
 * A lesson in which the component `at` of its kind, from 1, shows a file; else the first that names none yet; else it ends
 * with one more. `line` counts from 1.
 */
export function withShown(lesson: string, shown: Shown, at = 0): { text: string; line: number } {
  const all = [...lesson.matchAll(new RegExp(`<${shownBy[shown.kind].name}(?=\\s)[^>]*/>`, 'g'))]
  const found = all[at - 1] ?? all.find(([tag]) => /\ssrc=""/.test(tag))
  const before = found ? lesson.slice(0, found.index) : `${lesson.trimEnd()}\n\n`
  const tag = found ? withSaid(found[0], shown) : snippetOf(shown)
  const after = found ? lesson.slice(found.index + found[0].length) : '\n'
  return { text: `${before}${tag}${after}`, line: before.split('\n').length }
}
