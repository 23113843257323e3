import { dialect } from '../../dialect.ts'
import { FaultList, type Fault } from '../../faults.ts'
import { isComponent, parseLesson, type Node } from '../../syntax-tree.ts'
import { isRunningText } from './author-words.ts'
import { endOf, newKey, readElement, startOf, type Element } from './element.ts'

/**
 * A piece of a lesson from its margin: running text, a component, or something that only the text itself shows. `source` is
 * exactly what is written, `before` the space before it; `key` tells it from the others while it moves.
 */
export type Block = { key: number; before: string; source: string } & (
  { kind: 'prose' | 'source' } | { kind: 'element'; element: Element }
)

/** A lesson in pieces: its front matter, its blocks, the space at its end. */
export type CutLesson = { head: string; blocks: Block[]; tail: string }

type Piece = { kind: Block['kind']; start: number; end: number; node: Node }

/** Components that stand by themselves in a lesson. */
const isWhole = ({ name }: Node) => {
  const rule = Object.hasOwn(dialect, name ?? '') ? dialect[name ?? ''] : undefined
  return rule !== undefined && !rule.inside && name !== 'Term'
}

const isBlank = (node: Node) => node.type === 'text' && !node.value?.trim()

/** Components written on one line stand in a paragraph. */
function unwrapped(node: Node): Node[] {
  const children = (node.children ?? []).filter((child) => !isBlank(child))
  const isOfComponents = node.type === 'paragraph' && children.every((child) => isComponent(child) && isWhole(child))
  return isOfComponents && children.length > 0 ? children : [node]
}

function pieceOf(node: Node): Piece {
  const kind = isComponent(node) && isWhole(node) ? 'element' : isRunningText(node) ? 'prose' : 'source'
  return { kind, start: startOf(node), end: endOf(node), node }
}

/** Running text is one piece as far as it goes, and so is what only the text shows. */
function joinedRuns(pieces: readonly Piece[]): Piece[] {
  const runs: Piece[] = []
  for (const piece of pieces) {
    const last = runs.at(-1)
    if (last && piece.kind !== 'element' && last.kind === piece.kind)
      runs[runs.length - 1] = { ...last, end: piece.end }
    else runs.push(piece)
  }
  return runs
}

function blockOf({ kind, start, end, node }: Piece, text: string, from: number): Block {
  const about = { key: newKey(), before: text.slice(from, start), source: text.slice(start, end) }
  if (kind !== 'element') return { ...about, kind }
  const element = readElement(node, text)
  return element ? { ...about, kind, element } : { ...about, kind: 'source' }
}

/** Cuts a lesson at its margin; what cannot be read is one fault. Joined again it is the same text, byte by byte. */
export function cutLesson(text: string): CutLesson | { fault: Fault } {
  const faults = new FaultList('')
  const root = parseLesson(text, faults)
  const [fault] = faults.faults
  if (!root) return { fault: fault ?? { file: '', line: 1, column: 1, code: 'syntax', values: { reason: '' } } }
  const [first, ...rest] = root.children ?? []
  const head = first?.type === 'yaml' ? text.slice(0, endOf(first)) : ''
  const nodes = (head ? rest : (root.children ?? [])).flatMap(unwrapped)
  let from = head.length
  const blocks = joinedRuns(nodes.map(pieceOf)).map((piece) => {
    const block = blockOf(piece, text, from)
    from = piece.end
    return block
  })
  return { head, blocks, tail: text.slice(from) }
}

/** The text that a cut lesson is. A block without a word leaves nothing behind. */
export function joinLesson({ head, blocks, tail }: CutLesson): string {
  return head + blocks.map(({ before, source }) => (source ? before + source : '')).join('') + tail
}

/** The line, from 1, on which each block begins. */
export function linesOf({ head, blocks }: CutLesson): Map<number, number> {
  let line = 1 + head.split('\n').length - 1
  return new Map(
    blocks.map(({ key, before, source }) => {
      if (source) line += before.split('\n').length - 1
      const begins = line
      if (source) line += source.split('\n').length - 1
      return [key, begins]
    }),
  )
}
