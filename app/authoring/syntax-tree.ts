import remarkFrontmatter from 'remark-frontmatter'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { FaultList, Place } from './faults.ts'

type Offset = Place & { offset?: number | undefined }

type Attribute = {
  type: string
  name?: string
  value?: string | null | { type: string; value: string } | undefined
  position?: { start: Offset; end: Offset } | undefined
}

/** A node of the Markdown syntax tree (mdast with MDX), as far as checking needs it. */
export type Node = {
  type: string
  name?: string | null
  value?: string
  url?: string
  alt?: string | null
  depth?: number
  ordered?: boolean | null
  spread?: boolean | null
  attributes?: Attribute[]
  children?: Node[]
  position?: { start: Offset; end: Offset } | undefined
}

export type Attributes = Record<string, string | number | boolean>

const start: Place = { line: 1, column: 1 }

export const placeOf = (node: { position?: { start: Place } | undefined }): Place => node.position?.start ?? start

/** Whether a node is `<Something>`, in the text or standing alone. */
export function isComponent(node: Node): boolean {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

/** Every node of a tree, in no order to rely on; however deep it is, because nothing has bounded it yet. */
export function nodesIn(root: Node): Node[] {
  const found: Node[] = []
  const rest = [root]
  for (let node = rest.pop(); node; node = rest.pop()) {
    found.push(node)
    for (const child of node.children ?? []) rest.push(child)
  }
  return found
}

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx)

function problemOf(error: unknown): { reason: string; place: Place } {
  if (!(error instanceof Error)) return { reason: String(error), place: start }
  const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message
  const named = /\((\d+):(\d+)-/.exec(reason)
  const line = 'line' in error && typeof error.line === 'number' ? error.line : Number(named?.[1] ?? 1)
  const column = 'column' in error && typeof error.column === 'number' ? error.column : Number(named?.[2] ?? 1)
  return { reason: reason.replace(/\s*\(note:.*\)$/s, ''), place: { line, column } }
}

/** The types of mdast name kinds of nodes that this parser never makes. */
const isTree = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

/** Parses a lesson; text that cannot be read is one fault at its place, and null. */
export function parseLesson(source: string, faults: FaultList): Node | null {
  try {
    const tree: unknown = parser.parse(source)
    return isTree(tree) ? tree : null
  } catch (error) {
    const { reason, place } = problemOf(error)
    faults.add(place, 'syntax', { reason })
    return null
  }
}

/** The literal an attribute holds: text, number, true; undefined when it is an expression. */
export function literalOf(value: Attribute['value']): string | number | boolean | undefined {
  if (value === null || value === undefined) return true
  if (typeof value === 'string') return value
  const code = value.value.trim()
  if (/^-?\d{1,12}(\.\d{1,6})?$/.test(code)) return Number(code)
  if (code === 'true' || code === 'false') return code === 'true'
  return /^"([^"\\]*)"$|^'([^'\\]*)'$/.test(code) ? code.slice(1, -1) : undefined
}

/** The literal attributes of a component. */
export function attributesOf(node: Node): Attributes {
  const entries = (node.attributes ?? []).flatMap((attribute): [string, string | number | boolean][] => {
    const value = literalOf(attribute.value)
    return attribute.name && value !== undefined ? [[attribute.name, value]] : []
  })
  return Object.fromEntries(entries)
}

export const textOf = (attributes: Attributes, name: string, otherwise = ''): string =>
  String(attributes[name] ?? otherwise)

export function numberOf(attributes: Attributes, name: string, otherwise: number): number {
  const value = Number(attributes[name] ?? otherwise)
  return Number.isFinite(value) ? value : otherwise
}

export const flagOf = (attributes: Attributes, name: string): boolean =>
  attributes[name] === true || attributes[name] === 'true' || attributes[name] === ''

/**
 * Splits what is inside a component into the components that are parts of it and the Markdown around them. Markdown
 * wraps lines in paragraphs, so parts may stand inside one.
 */
export function partsOf(node: Node): { parts: Node[]; content: Node[] } {
  const parts: Node[] = []
  const content: Node[] = []
  for (const child of node.children ?? []) {
    if (isComponent(child)) parts.push(child)
    else if (child.type === 'paragraph' && child.children?.some(isComponent)) {
      const around = child.children.filter((inner) => !isComponent(inner))
      parts.push(...child.children.filter(isComponent))
      if (around.some((inner) => inner.type !== 'text' || inner.value?.trim()))
        content.push({ ...child, children: around })
    } else content.push(child)
  }
  return { parts, content }
}

/** The plain text of nodes, spaces folded. */
export function plainText(nodes: readonly Node[]): string {
  const collect = (node: Node): string => node.value ?? (node.children ?? []).map(collect).join('')
  return nodes.map(collect).join(' ').replace(/\s+/g, ' ').trim()
}

const isBlank = ({ type, value = '' }: Node) => type === 'text' && /^[\t\r\n ]+$/.test(value)

/** A paragraph of components alone is no paragraph: MDX reads it so too. */
export function unravelled(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => {
    const { children = [] } = node
    const isOfComponents =
      node.type === 'paragraph' &&
      children.some(isComponent) &&
      children.every((child) => isComponent(child) || isBlank(child))
    return isOfComponents ? children.filter((child) => !isBlank(child)) : [node]
  })
}
