import { diffArrays } from 'diff'
import { FaultList } from '../../faults.ts'
import { parseLesson } from '../../syntax-tree.ts'
import { endOf, startOf } from './element.ts'

type Piece = { before: string; text: string }

function piecesOf(markdown: string): Piece[] {
  const root = parseLesson(markdown, new FaultList(''))
  let from = 0
  return (root?.children ?? []).map((node) => {
    const piece = { before: markdown.slice(from, startOf(node)), text: markdown.slice(startOf(node), endOf(node)) }
    from = endOf(node)
    return piece
  })
}

/** Spaces at the ends of a line, which an editor writes so that they are not lost; to a reader they are nothing. */
const withoutEdges = (text: string) => text.replace(/^(?:&#x20;)+|(?:&#x20;)+$/gm, '')

/**
 * Running text after an editor that writes Markdown in its own way: paragraphs nobody touched stay as they were written.
 * `base` is what the editor made of `original` before anybody typed, `next` what it holds now.
 */
export function mergeProse(original: string, base: string, next: string): string {
  const [old, read, now] = [piecesOf(original), piecesOf(base), piecesOf(next)]
  if (old.length !== read.length || now.length === 0) return withoutEdges(next.trim())
  const texts = (pieces: readonly Piece[]) => pieces.map(({ text }) => text)
  let [at, was] = [0, 0]
  let merged = ''
  let isAfterOld = false
  for (const { added, removed, count } of diffArrays(texts(read), texts(now))) {
    for (let index = 0; index < count; index += 1) {
      if (removed) was += 1
      else {
        const kept = added ? undefined : old[was]
        const gap = kept && isAfterOld ? kept.before : '\n\n'
        merged += `${merged && gap}${kept?.text ?? withoutEdges(now[at]?.text ?? '')}`
        isAfterOld = kept !== undefined
        at += 1
        if (!added) was += 1
      }
    }
    if (removed) isAfterOld = false
  }
  return merged
}
