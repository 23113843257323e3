import { htmlWords } from './html-words.ts'
import {
  paragraph,
  textNode,
  wordsIn,
  type Block,
  type Depth,
  type Inline,
  type Item,
  type Loose,
} from './plain-tree.ts'
import { seenText, settleInlines, wayBack, type Settling } from './settle-inline.ts'
import { tableRows, tableAsList } from './settle-table.ts'

/** Lists inside each other that are kept so; those deeper stand in the last. */
const deepestList = 4

const depths: readonly Depth[] = [1, 2, 3, 4, 5, 6]
const inlineTypes = new Set([
  'text',
  'emphasis',
  'strong',
  'link',
  'linkReference',
  'break',
  'inlineCode',
  'delete',
  'image',
])
const hasWayBack = (node: Loose): boolean => wayBack.test(node.url ?? '') || (node.children ?? []).some(hasWayBack)

function paragraphOf(children: Inline[]): Block[] {
  const isSaid = children.some((child) => child.type !== 'text' || child.value.trim() !== '')
  const [first, ...rest] = children
  if (!isSaid || !first) return []
  // A line that begins so would be a table, which the dialect has not.
  const begun = first.type === 'text' ? textNode(first.value.replace(/^[\s|]+/, '')) : first
  return [paragraph([begun, ...rest])]
}

/** The footnotes at the end of a document, kept by their number: they go where they are named. */
function keepNotes(list: Loose, settling: Settling): void {
  for (const [index, item] of (list.children ?? []).entries()) {
    const flat = (item.children ?? []).flatMap((child) => settleInlines(child.children, settling))
    settling.notes.set(index + 1, flat)
    settling.report.note('footnote', wordsIn(item).replace(/\s*↑$/, ''))
  }
}

function itemsOf(list: Loose, settling: Settling, depth: number): Item[] {
  return (list.children ?? []).flatMap((item): Item[] => {
    const inner = (item.children ?? []).filter(({ type }) => type === 'list')
    const own = { ...item, children: (item.children ?? []).filter(({ type }) => type !== 'list') }
    const children = blocksOf(own, settling)
    if (depth < deepestList) {
      const nested = inner.flatMap((one) => listOf(one, settling, depth + 1))
      const all = [...children, ...nested]
      return all.length > 0 ? [{ type: 'listItem', spread: false, children: all }] : []
    }
    if (inner.length > 0) settling.report.note('list_deep', wordsIn(own))
    const here: Item[] = children.length > 0 ? [{ type: 'listItem', spread: false, children }] : []
    return [...here, ...inner.flatMap((one) => itemsOf(one, settling, depth))]
  })
}

function listOf(node: Loose, settling: Settling, depth: number): Block[] {
  if (depth === 1 && hasWayBack(node)) {
    keepNotes(node, settling)
    return []
  }
  if (depth === 1) settling.report.note('list', wordsIn(node))
  const children = itemsOf(node, settling, depth)
  return children.length > 0 ? [{ type: 'list', ordered: node.ordered ?? false, spread: false, children }] : []
}

function codeOf(node: Loose, { report }: Settling): Block[] {
  report.note('code', node.value)
  const lines = (node.value ?? '').split('\n').filter((line) => line.trim())
  return paragraphOf(
    lines.flatMap((line, index): Inline[] => {
      const said = textNode(seenText(line.trim(), report))
      return index === 0 ? [said] : [{ type: 'break' }, said]
    }),
  )
}

function htmlOf(node: Loose, { report }: Settling): Block[] {
  const { value = '' } = node
  const words = htmlWords(value)
  report.note(words.length > 0 ? 'html_words' : 'html', words[0] ?? value)
  return words.flatMap((line) => paragraphOf([textNode(seenText(line, report))]))
}

function blockOf(node: Loose, settling: Settling): Block[] {
  const { report } = settling
  const words = () => wordsIn(node)
  switch (node.type) {
    case 'heading': {
      const children = settleInlines(node.children, settling)
      if (!words()) return []
      report.note('heading', words())
      return [{ type: 'heading', depth: depths[(node.depth ?? 1) - 1] ?? 6, children }]
    }
    case 'paragraph': {
      const found = paragraphOf(settleInlines(node.children, settling))
      if (found.length > 0) report.note('paragraph', words())
      return found
    }
    case 'list':
      return listOf(node, settling, 1)
    case 'blockquote': {
      report.note('quote', words())
      const children = blocksOf(node, settling)
      return children.length > 0 ? [{ type: 'blockquote', children }] : []
    }
    case 'code':
      return codeOf(node, settling)
    case 'html':
      return htmlOf(node, settling)
    case 'table':
      report.note('table', words())
      return tableAsList(tableRows(node, settling))
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }]
    case 'yaml':
    case 'definition':
      return []
    default:
      return inlineTypes.has(node.type) ? paragraphOf(settleInlines([node], settling)) : blocksOf(node, settling)
  }
}

/** The blocks inside a node with what the dialect has for them; what it has not becomes readable text, and the report says so. */
export const blocksOf = (node: Loose, settling: Settling): Block[] =>
  (node.children ?? []).flatMap((child) => blockOf(child, settling))
