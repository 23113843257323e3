import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Loose } from './plain-tree.ts'

const rule = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/
const parser = unified().use(remarkParse)

const cellsOf = (line: string) =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll('\\|', '|').trim())

function cellNode(text: string): Loose {
  const root: Loose = parser.parse(text)
  return { type: 'tableCell', children: root.children?.[0]?.children ?? [] }
}

/** The table that lines of Markdown are (GFM 0.29, 4.10), as a node; null where they are none. */
export function pipeTable(lines: readonly string[]): Loose | null {
  const [head = '', delimiter = '', ...rest] = lines
  if (!head.includes('|') || !delimiter.includes('-') || !rule.test(delimiter)) return null
  if (cellsOf(head).length !== cellsOf(delimiter).length) return null
  const children = [head, ...rest].map((line): Loose => ({ type: 'tableRow', children: cellsOf(line).map(cellNode) }))
  return { type: 'table', children }
}
