import remarkMdx from 'remark-mdx'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { FaultList } from '../../faults.ts'
import { nodesIn, parseLesson } from '../../syntax-tree.ts'
import type { Figure, TopBlock } from './plain-tree.ts'

const writer = unified().use(remarkMdx).use(remarkStringify, { bullet: '-', rule: '-' })

const isFigure = (block: TopBlock): block is Figure => block.type === 'figure'

/** A picture as the component that shows it. */
const elementOf = ({ src, alt }: Figure) => ({
  ...{ type: 'mdxJsxFlowElement' as const, name: 'Figure', children: [] },
  attributes: Object.entries({ src, alt }).map(([name, value]) => ({ type: 'mdxJsxAttribute' as const, name, value })),
})

/** A word that begins a line of code where a paragraph begins. */
const codeWord = /(^|\n\n)(i|e)(?=(?:mport|xport)\b)/g
const letters: Record<string, string> = { i: '&#x69;', e: '&#x65;' }

/**
 * Blocks as a text of the dialect, in which nothing that was a word has become a component, an expression or code: it has
 * the pictures of the blocks and no other.
 * @throws Error where reading the text again finds another
 */
export function writeDialect(blocks: TopBlock[]): string {
  const written = writer
    .stringify({ type: 'root', children: blocks.map((block) => (isFigure(block) ? elementOf(block) : block)) })
    .replace(codeWord, (_whole, before: string, letter: string) => `${before}${letters[letter] ?? letter}`)
  const root = parseLesson(written, new FaultList(''))
  const code = root ? nodesIn(root).filter(({ type }) => type.startsWith('mdx')) : []
  const figures = blocks.filter(isFigure)
  const isOurs = code.every(({ name }, at) => name === 'Figure' && figures[at] !== undefined)
  if (!root || code.length !== figures.length || !isOurs) throw new Error('words have become code')
  return written
}
