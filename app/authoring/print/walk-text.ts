import { attributesOf, isComponent, textOf, unravelled, type Node } from '../syntax-tree.ts'
import type { BackMatter } from './back-matter.ts'
import type { Block, Inline } from './blocks.ts'
import type { Teller } from './teller.ts'

/** What a lesson is read with: where it is, what is gathered on the way, its exercises as blocks by id. */
export type Reading = {
  lesson: { anchor: string; title: string; folder: string }
  tell: Teller
  back: BackMatter
  exercises: ReadonlyMap<string, Block[]>
  /** What a component of the text becomes. */
  component: (node: Node, reading: Reading) => Block[]
  /** The words of a text file of the module, or null where it is none. */
  textFile: (path: string) => string | null
  /** Whose a file of the module is, as its list says; empty where it does not. */
  creditOf: (src: string) => string
}

function inline(node: Node, reading: Reading): Inline[] {
  const { tell, back, lesson } = reading
  const inside = () => (node.children ?? []).flatMap((child) => inline(child, reading))
  switch (node.type) {
    case 'text':
      return [tell.words((node.value ?? '').replace(/\s+/g, ' '))]
    case 'inlineCode':
      return [{ kind: 'code', text: node.value ?? '' }]
    case 'emphasis':
    case 'strong':
      return [{ kind: node.type, inside: inside() }]
    case 'break':
      return [{ kind: 'break' }]
    case 'link':
      // What is beside a lesson on the site is not beside it on paper.
      return /^(https|mailto|tel):/i.test(node.url ?? '')
        ? [{ kind: 'link', to: node.url ?? '', inside: inside() }]
        : inside()
  }
  if (node.name !== 'Term') return inside()
  const word = tell.plain(textOf(attributesOf(node), 'word'))
  return [{ kind: 'term', word, anchor: back.term(word, inside(), lesson) }]
}

const isBlank = (inside: readonly Inline[]) => inside.every((one) => one.kind === 'text' && !one.text.trim())

/** Without the spaces at its ends. */
function trimmed(inside: Inline[]): Inline[] {
  return inside.flatMap((one, at): Inline[] => {
    if (one.kind !== 'text' || (at > 0 && at < inside.length - 1)) return [one]
    const start = at === 0 ? one.text.trimStart() : one.text
    const text = at === inside.length - 1 ? start.trimEnd() : start
    return text ? [{ kind: 'text', text }] : []
  })
}

const blockTypes = new Set(['paragraph', 'heading', 'list', 'blockquote', 'thematicBreak', 'yaml'])
const isBlockNode = (node: Node) => blockTypes.has(node.type) || (isComponent(node) && node.name !== 'Term')

/** Nodes as blocks; words that stand between blocks are a paragraph of their own. */
export function readBlocks(nodes: readonly Node[], reading: Reading): Block[] {
  const found: Block[] = []
  let loose: Inline[] = []
  const close = () => {
    if (!isBlank(loose)) found.push({ kind: 'paragraph', inside: trimmed(loose) })
    loose = []
  }
  for (const node of unravelled(nodes)) {
    if (!isBlockNode(node)) loose.push(...inline(node, reading))
    else {
      close()
      found.push(...block(node, reading))
    }
  }
  close()
  return found
}

function block(node: Node, reading: Reading): Block[] {
  const children = node.children ?? []
  if (isComponent(node)) return reading.component(node, reading)
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', level: node.depth === 2 ? 4 : 5, inside: readLine(node, reading) }]
    case 'list':
      return [
        {
          kind: 'list',
          ordered: node.ordered ?? false,
          items: children.map((item) => readBlocks(item.children ?? [], reading)),
        },
      ]
    case 'blockquote':
      return [{ kind: 'quote', inside: readBlocks(children, reading), by: null }]
    case 'thematicBreak':
      return [{ kind: 'rule' }]
    case 'paragraph':
      return readBlocks(children, reading)
    default:
      return []
  }
}

/** What a node holds, on one line. */
export const readLine = (node: Node, reading: Reading): Inline[] =>
  trimmed((node.children ?? []).flatMap((child) => inline(child, reading)))
