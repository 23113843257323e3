import { XMLParser } from 'fast-xml-parser'
import { checkXmlShape, UnreadableXml } from './xml-shape.ts'

/** An element of XML with its name without a prefix. */
export type Element = { name: string; attributes: Record<string, string>; children: (Element | string)[] }

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: '#cdata',
})

const named = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
])

/** The five entities of XML, and characters by number. No document declares others: a DOCTYPE is refused. */
const decoded = (text: string) =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (all, hex?: string, number?: string, name?: string) => {
    if (name !== undefined) return named.get(name.toLowerCase()) ?? all
    const code = hex === undefined ? Number(number) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
  })

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const recordsOf = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : [])
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

function elementsOf(nodes: readonly Record<string, unknown>[]): (Element | string)[] {
  return nodes.flatMap((node): (Element | string)[] => {
    const name = Object.keys(node).find((key) => key !== ':@')
    if (name === undefined) return []
    const inside = node[name]
    if (name === '#text') return [decoded(textOf(inside))]
    const children = recordsOf(inside)
    if (name === '#cdata') return [textOf(children[0]?.['#text'])]
    const written = isRecord(node[':@']) ? Object.entries(node[':@']) : []
    const attributes = Object.fromEntries(written.map(([key, value]) => [key, decoded(textOf(value))]))
    return [{ name, attributes, children: elementsOf(children) }]
  })
}

function parsed(text: string): Record<string, unknown>[] {
  try {
    return recordsOf(parser.parse(text))
  } catch (error) {
    throw new UnreadableXml('xml_broken', error instanceof Error ? error.message.slice(0, 120) : '')
  }
}

/**
 * The root element of a document. Entities that a document declares are refused, so nothing is expanded.
 * @throws UnreadableXml `doctype`, `too_deep`, `xml_broken`
 */
export function parseXml(text: string): Element {
  checkXmlShape(text)
  const [root, second] = elementsOf(parsed(text)).filter((node) => typeof node !== 'string')
  if (!root || second) throw new UnreadableXml('xml_broken', second ? `<${second.name}>` : '')
  return root
}

/** The elements right inside, of any name or of one. */
export const childrenOf = (element: Element | undefined, name?: string): Element[] =>
  (element?.children ?? []).filter(
    (child): child is Element => typeof child !== 'string' && (name === undefined || child.name === name),
  )
/** The first element of a name right inside. */
export const childOf = (element: Element | undefined, name: string): Element | undefined => childrenOf(element, name)[0]

/** Elements of a name anywhere inside, in their order. */
export function allOf(element: Element | undefined, ...names: string[]): Element[] {
  return childrenOf(element).flatMap((child) => [
    ...(names.includes(child.name) ? [child] : []),
    ...allOf(child, ...names),
  ])
}

/** Whether an element and what is inside it are more elements than `most`. */
export function isMoreThan(element: Element, most: number): boolean {
  let count = 0
  const rest = [element]
  for (let one = rest.pop(); one && count <= most; one = rest.pop()) {
    count += 1
    rest.push(...childrenOf(one))
  }
  return count > most
}

/** All the text inside, trimmed. */
export function textIn(element: Element | undefined): string {
  const read = (node: Element | string): string => (typeof node === 'string' ? node : node.children.map(read).join(''))
  return element ? read(element).trim() : ''
}
