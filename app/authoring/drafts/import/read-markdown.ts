import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { parse } from 'yaml'
import { z } from 'zod'
import { checkDensity } from '../../check-density.ts'
import { decodeText } from '../../course-source.ts'
import { FaultList, type Fault } from '../../faults.ts'
import { pipeTable } from './pipe-table.ts'
import type { Inline, Loose, TopBlock } from './plain-tree.ts'
import type { ImportReport } from './report.ts'
import { blocksOf } from './settle-blocks.ts'

/** A document as it was read: its blocks, the notes they name, and what it says of itself. */
export type ReadDocument = {
  blocks: TopBlock[]
  notes: Map<number, Inline[]>
  title: string | null
  minutes: number | null
  /** Its pictures as they were, in the order of their names (`pictureName`). */
  pictures?: Uint8Array[]
}

export type DocumentFault =
  | 'file_empty'
  | 'file_not_text'
  | 'file_broken'
  | 'xml_entities'
  | 'xml_deep'
  | 'file_not_word'
  | 'lesson_large'
  | 'lessons_many'

type Outcome = { ok: true; document: ReadDocument } | { ok: false; code: DocumentFault | null; faults: Fault[] }

const parser = unified().use(remarkParse).use(remarkFrontmatter)
const Facts = z.looseObject({
  title: z.string().trim().min(1).max(300).nullable().catch(null).default(null),
  minutes: z.number().int().min(1).max(10_000).nullable().catch(null).default(null),
})

function factsOf(yaml: string, report: ImportReport): { title: string | null; minutes: number | null } {
  const read = (): unknown => {
    try {
      return parse(yaml, { logLevel: 'silent', maxAliasCount: 0 })
    } catch {
      return {}
    }
  }
  const { title, minutes, ...others } = Facts.catch({ title: null, minutes: null }).parse(read())
  for (const key of Object.keys(others)) if (key !== 'id') report.note('facts', key)
  return { title, minutes }
}

/** Paragraphs that are tables become tables; the parser knows CommonMark alone. */
function withTables(node: Loose, source: string): Loose {
  const { start, end } = node.position ?? {}
  const table = node.type === 'paragraph' && pipeTable(source.slice(start?.offset, end?.offset).split('\n'))
  if (table) return table
  return node.children ? { ...node, children: node.children.map((child) => withTables(child, source)) } : node
}

function definitionsIn(root: Loose): Map<string, string> {
  const found = (root.children ?? []).filter(({ type }) => type === 'definition')
  return new Map(found.map(({ identifier = '', url = '' }) => [identifier, url]))
}

/**
 * A Markdown text (CommonMark, with GFM's tables) as the dialect has it. Text that costs a parser time out of proportion
 * is refused before it is parsed, with its line.
 */
export function readMarkdown(bytes: Uint8Array, name: string, report: ImportReport): Outcome {
  const text = decodeText(bytes)?.replaceAll('\r\n', '\n') ?? null
  if (text === null) return { ok: false, code: 'file_not_text', faults: [] }
  if (!text.trim()) return { ok: false, code: 'file_empty', faults: [] }
  const faults = new FaultList(name)
  if (!checkDensity(text, faults)) return { ok: false, code: null, faults: faults.faults }
  const root: Loose = parser.parse(text)
  const [first] = root.children ?? []
  const facts = first?.type === 'yaml' ? factsOf(first.value ?? '', report) : { title: null, minutes: null }
  const notes = new Map<number, Inline[]>()
  const blocks = blocksOf(withTables(root, text), { report, notes, definitions: definitionsIn(root) })
  return { ok: true, document: { blocks, notes, ...facts } }
}
