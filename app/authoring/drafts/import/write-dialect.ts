import remarkMdx from 'remark-mdx'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { FaultList } from '../../faults.ts'
import { nodesIn, parseLesson } from '../../syntax-tree.ts'
import type { Block } from './plain-tree.ts'

const writer = unified().use(remarkMdx).use(remarkStringify, { bullet: '-', rule: '-' })

/** A word that begins a line of code where a paragraph begins. */
const codeWord = /(^|\n\n)(i|e)(?=(?:mport|xport)\b)/g
const letters: Record<string, string> = { i: '&#x69;', e: '&#x65;' }

/**
 * Blocks as a text of the dialect, in which nothing that was a word has become a component, an expression or code.
 * @throws Error where reading the text again finds one
 */
export function writeDialect(blocks: Block[]): string {
  const written = writer
    .stringify({ type: 'root', children: blocks })
    .replace(codeWord, (_whole, before: string, letter: string) => `${before}${letters[letter] ?? letter}`)
  const root = parseLesson(written, new FaultList(''))
  if (!root || nodesIn(root).some(({ type }) => type.startsWith('mdx'))) throw new Error('words have become code')
  return written
}
