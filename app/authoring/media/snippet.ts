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

/** The line of the dialect that shows it. What is still to be written stands there empty, and the checker says so. */
export function snippetOf({ kind, src, title, alt, captions, transcript }: Shown): string {
  const given = { src, captions: captions ?? '', transcript: transcript ?? '', title: attributeText(title) }
  if (kind === 'picture') return `<Figure src="${src}" alt="${attributeText(alt)}" />`
  if (kind === 'document') return `<Download src="${src}" title="${given.title}" />`
  const attributes =
    kind === 'film' ? (['src', 'captions', 'transcript', 'title'] as const) : (['src', 'transcript', 'title'] as const)
  return `<${kind === 'film' ? 'Video' : 'Audio'} ${attributes.map((name) => `${name}="${given[name]}"`).join(' ')} />`
}
