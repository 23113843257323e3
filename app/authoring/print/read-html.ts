import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { z } from 'zod'
import type { Block, Inline } from './blocks.ts'
import { mannered } from './manners.ts'

type Element = {
  type: string
  tagName?: string
  value?: string
  properties?: Record<string, unknown>
  children?: Element[]
}

const Tree = z.custom<Element>()
const reader = unified().use(rehypeParse, { fragment: true }).freeze()

const blockTags = new Set(['p', 'ul', 'ol', 'li', 'blockquote'])
const isBlock = ({ tagName = '' }: Element) => blockTags.has(tagName)

function inline(node: Element, language: string): Inline[] {
  const inside = () => (node.children ?? []).flatMap((child) => inline(child, language))
  if (node.type === 'text') return [{ kind: 'text', text: mannered(node.value ?? '', language) }]
  switch (node.tagName) {
    case 'em':
      return [{ kind: 'emphasis', inside: inside() }]
    case 'strong':
      return [{ kind: 'strong', inside: inside() }]
    case 'code':
      return [{ kind: 'code', text: (node.children ?? []).map(({ value = '' }) => value).join('') }]
    case 'br':
      return [{ kind: 'break' }]
    case 'a':
      return [{ kind: 'link', to: z.string().catch('').parse(node.properties?.href), inside: inside() }]
    default:
      return inside()
  }
}

/** Nodes as blocks; what stands between blocks is a paragraph of its own. */
function blocks(nodes: readonly Element[], language: string): Block[] {
  const found: Block[] = []
  let loose: Inline[] = []
  const close = () => {
    if (loose.some((one) => one.kind !== 'text' || one.text.trim())) found.push({ kind: 'paragraph', inside: loose })
    loose = []
  }
  for (const node of nodes) {
    if (!isBlock(node)) {
      loose.push(...inline(node, language))
      continue
    }
    close()
    found.push(...block(node, language))
  }
  close()
  return found
}

function block(node: Element, language: string): Block[] {
  const children = node.children ?? []
  if (node.tagName === 'ul' || node.tagName === 'ol') {
    const items = children
      .filter(({ tagName }) => tagName === 'li')
      .map((item) => blocks(item.children ?? [], language))
    return [{ kind: 'list', ordered: node.tagName === 'ol', items }]
  }
  if (node.tagName === 'blockquote') return [{ kind: 'quote', inside: blocks(children, language), by: null }]
  return blocks(children, language)
}

const childrenOf = (html: string) => Tree.parse(reader.parse(html)).children ?? []

/** The markup of an exercise's spec, which the checker's `markdownHtml` has made, as blocks. */
export const htmlBlocks = (html: string, language: string): Block[] => blocks(childrenOf(html), language)

/** The same on one line: paragraphs are joined by line breaks. */
export function htmlLine(html: string, language: string): Inline[] {
  return htmlBlocks(html, language).flatMap((one, at): Inline[] => {
    const inside = one.kind === 'paragraph' ? one.inside : []
    return at === 0 ? inside : [{ kind: 'break' }, ...inside]
  })
}
