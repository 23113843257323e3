import { toHtml } from 'hast-util-to-html'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { z } from 'zod'

export type Words = { type: 'text'; value: string }
export type Element = {
  type: 'element'
  tagName: string
  properties: Record<string, string | number | boolean | null | undefined | (string | number)[]>
  children: DrawnNode[]
}
/** What a lesson is drawn as: HTML that our own components have made. */
export type DrawnNode = Words | Element

const Tree = z.custom<{ children: DrawnNode[] }>()
const reader = unified().use(rehypeParse, { fragment: true }).freeze()

/** A drawing as a tree. */
export const readDrawing = (html: string): DrawnNode[] => Tree.parse(reader.parse(html)).children
/** A tree as a drawing. */
export const writeDrawing = (nodes: readonly DrawnNode[]): string => toHtml({ type: 'root', children: [...nodes] })

export const isElement = (node: DrawnNode): node is Element => node.type === 'element'
export const words = (value: string): Words => ({ type: 'text', value })
export const element = (
  tagName: string,
  properties: Element['properties'],
  children: readonly DrawnNode[],
): Element => ({ type: 'element', tagName, properties, children: [...children] })

/** What a reader sees differ where it differs; ids, numbers of a list and the like follow from the place. */
const seen = ['className', 'href', 'src', 'alt', 'title', 'type', 'checked'] as const

function seenValue(name: string, value: Element['properties'][string]): string | null {
  if (value === null || value === undefined || value === false) return null
  const text = Array.isArray(value) ? value.join(' ') : String(value)
  return name === 'href' && text.startsWith('#') ? null : text
}

/** An element without what it holds, as two of them are compared. */
export function outsideOf({ tagName, properties }: Element): string {
  const shown = seen.flatMap((name) => {
    const value = seenValue(name, properties[name])
    return value === null ? [] : [`${name}=${value}`]
  })
  return [tagName, ...shown].join(' ')
}

/** Two drawings of one signature look the same, blanks aside. */
export function signatureOf(node: DrawnNode): string {
  if (!isElement(node)) return node.value.replace(/\s+/g, ' ')
  return `<${outsideOf(node)}>${node.children.map(signatureOf).join('')}</${node.tagName}>`
}

const blocks = new Set(
  (
    'address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)

/** Whether a node stands on lines of its own, or holds what does. */
export const isBlock = (node: DrawnNode): boolean =>
  isElement(node) && (blocks.has(node.tagName) || node.children.some(isBlock))

/** The words of a drawing, those of blocks apart. */
export const wordsIn = (nodes: readonly DrawnNode[]): string =>
  nodes.map((node) => (isElement(node) ? apart(node, wordsIn(node.children)) : node.value)).join('')

const apart = ({ tagName }: Element, inside: string) => (blocks.has(tagName) ? ` ${inside} ` : inside)

const isBlank = (node: DrawnNode) => !isElement(node) && node.value.trim() === ''

/** What stands between blocks, run by run, as blocks without a name; blanks between blocks show nothing. */
export function asBlocks(nodes: readonly DrawnNode[]): Element[] {
  const found: Element[] = []
  let run: DrawnNode[] = []
  const close = () => {
    if (!run.every(isBlank)) found.push(element('run', {}, run))
    run = []
  }
  for (const node of nodes) {
    if (!isElement(node) || !isBlock(node)) run.push(node)
    else {
      close()
      found.push(node)
    }
  }
  close()
  return found
}

/** The opposite: runs are what they hold. */
export const withoutRuns = (nodes: readonly DrawnNode[]): DrawnNode[] =>
  nodes.flatMap((node) => (isElement(node) && node.tagName === 'run' ? node.children : [node]))
