import { dialect, tools } from '../../dialect.ts'
import { isComponent, literalOf, type Node } from '../../syntax-tree.ts'

type Literal = string | number | boolean

/** `value` is undefined where no literal is written; `raw` is what stands in the text, `before` the space before it. */
export type Attribute = { name: string; value: Literal | undefined; before: string; raw: string }

/** Markdown between the parts of a component, without the indentation it stands at. */
export type TextPart = { kind: 'text'; key: number; text: string; before: string | null; raw: string | null }

/**
 * A component as its form shows it. `raw` is its text while nobody has touched it; `before` and `after` are the space before
 * it and before its closing tag, null where that is still to be chosen. `key` tells it from its likes while it moves.
 */
export type Element = {
  kind: 'element'
  key: number
  name: string
  attributes: Attribute[]
  children: Part[]
  before: string | null
  after: string | null
  /** Written as `<Name />`. */
  isEmpty: boolean
  /** Space before the `>` of its tag. */
  space: string
  raw: string | null
}

export type Part = TextPart | Element

let lastKey = 0
export const newKey = () => (lastKey += 1)

/** Whether a component is a part of another, and not of the text inside it. */
export function isPartOf(name: string, parent: string): boolean {
  const rule = Object.hasOwn(dialect, name) ? dialect[name] : undefined
  const ofTool = Object.hasOwn(tools, parent) && tools[parent]?.includes(name)
  return (ofTool || rule?.inside?.includes(parent) || rule?.alsoInside?.includes(parent)) ?? false
}

export const startOf = (node: Node): number => node.position?.start.offset ?? 0
export const endOf = (node: Node): number => node.position?.end.offset ?? 0

/** The spaces that the line begins with, in which `offset` is. */
function indentationAt(source: string, offset: number): number {
  const line = source.slice(source.lastIndexOf('\n', offset - 1) + 1)
  return line.length - line.trimStart().length
}

function dedented(raw: string, indentation: number): string {
  const [first = '', ...rest] = raw.split('\n')
  const shorter = rest.map((line) => {
    const own = line.length - line.trimStart().length
    return line.slice(Math.min(own, indentation))
  })
  return [first, ...shorter].map((line, index) => (index === 0 || line.trim() ? line : '')).join('\n')
}

/** Where the opening tag ends, and whether it closes at once; null for a tag that is written in some other way. */
function openingOf(node: Node, source: string): { end: number; isEmpty: boolean; space: string } | null {
  const last = node.attributes?.at(-1)
  const from = last ? last.position?.end.offset : startOf(node) + 1 + (node.name ?? '').length
  if (from === undefined) return null
  const end = /^(\s*)(\/?)>/.exec(source.slice(from, endOf(node)))
  return end ? { end: from + end[0].length, isEmpty: end[2] === '/', space: end[1] ?? '' } : null
}

function readAttributes(node: Node, source: string): Attribute[] | null {
  let from = startOf(node) + 1 + (node.name ?? '').length
  const read: Attribute[] = []
  for (const { type, name, value, position } of node.attributes ?? []) {
    const [start, end] = [position?.start.offset, position?.end.offset]
    if (start === undefined || end === undefined) return null
    const known = type === 'mdxJsxAttribute' ? literalOf(value) : undefined
    read.push({ name: name ?? '', value: known, before: source.slice(from, start), raw: source.slice(start, end) })
    from = end
  }
  return read
}

function partNodes(node: Node): Node[] {
  return (node.children ?? [])
    .flatMap((child) => (child.type === 'paragraph' ? (child.children ?? []) : [child]))
    .filter((child) => isComponent(child) && isPartOf(child.name ?? '', node.name ?? ''))
}

/** The parts of a component with the texts between them, and the space at the end. */
function readParts(node: Node, source: string, begin: number, end: number): { parts: Part[]; after: string } | null {
  const parts: Part[] = []
  let gap = ''
  const addText = (from: number, to: number) => {
    const slice = source.slice(from, to)
    const raw = slice.trim()
    const lead = slice.length - slice.trimStart().length
    gap = raw ? slice.slice(slice.trimEnd().length) : slice
    if (!raw) return
    const text = dedented(raw, indentationAt(source, from + lead))
    parts.push({ kind: 'text', key: newKey(), text, before: slice.slice(0, lead), raw })
  }
  let from = begin
  for (const part of partNodes(node)) {
    addText(from, startOf(part))
    const element = readElement(part, source)
    if (!element) return null
    parts.push({ ...element, before: gap })
    from = endOf(part)
  }
  addText(from, end)
  return { parts, after: gap }
}

/** A component of a text as what can be edited; null for one that is written in a way no form could keep. */
export function readElement(node: Node, source: string): Element | null {
  const opening = openingOf(node, source)
  const attributes = readAttributes(node, source)
  if (!node.name || !opening || !attributes) return null
  const raw = source.slice(startOf(node), endOf(node))
  const { end, ...written } = opening
  const about = { kind: 'element' as const, key: newKey(), name: node.name, attributes, before: null, ...written, raw }
  if (written.isEmpty) return { ...about, children: [], after: null }
  const read = readParts(node, source, end, startOf(node) + raw.lastIndexOf('</'))
  return read && { ...about, children: read.parts, after: read.after }
}
