import { newKey, type Attribute, type Element, type Part, type TextPart } from './element.ts'

/** Changes of a component. Each gives a new one, in which only what was touched is written anew. */

const touched = (element: Element, children: Part[]): Element => ({
  ...{ ...element, children, raw: null, isEmpty: false },
  space: element.isEmpty ? '' : element.space,
})

const onOneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ')

const quoted = (text: string) => {
  const whole = text.replace(/&(?=#|\w)/g, '&amp;')
  if (!whole.includes('"')) return `"${whole}"`
  return whole.includes("'") ? `"${whole.replaceAll('"', '&quot;')}"` : `'${whole}'`
}

/** An attribute as it is written; `true` stands for its name alone. */
export function attribute(name: string, value: string | true): Attribute {
  if (value === true) return { name, value, before: ' ', raw: name }
  const line = onOneLine(value)
  return { name, value: line, before: ' ', raw: `${name}=${quoted(line)}` }
}

/** `null` takes the attribute away. */
export function withAttribute(element: Element, name: string, value: string | true | null): Element {
  const at = element.attributes.findIndex((one) => one.name === name)
  const old = element.attributes[at]
  if (value === null) {
    return { ...element, raw: null, attributes: element.attributes.filter((one) => one !== old) }
  }
  const next = { ...attribute(name, value), before: old?.before ?? ' ' }
  const attributes = old ? element.attributes.with(at, next) : [...element.attributes, next]
  return { ...element, raw: null, attributes }
}

export const textPart = (text: string): TextPart => ({ kind: 'text', key: newKey(), text, before: null, raw: null })

/** Puts a part in the place of the one with its key. */
export function withPart(element: Element, part: Part): Element {
  return touched(
    element,
    element.children.map((one) => (one.key === part.key ? part : one)),
  )
}

/** A component in the place of the one with its key, however deep that is. */
export function withInner(whole: Element, part: Element): Element {
  if (whole.key === part.key) return part
  for (const child of whole.children) {
    const next = child.kind === 'element' ? withInner(child, part) : child
    if (next !== child) return withPart(whole, next)
  }
  return whole
}

/** The first text of a component, which is begun where there is none. */
export function withText(element: Element, key: number | null, text: string): Element {
  const old = element.children.find((part): part is TextPart => part.kind === 'text' && part.key === key)
  if (old) return withPart(element, { ...old, text, raw: null })
  return touched(element, [textPart(text), ...element.children])
}

/** After the last of its kind, else before what comes after it in `order`, else last. */
export function withNewPart(element: Element, part: Element, order: readonly string[]): Element {
  const { children } = element
  const earlier = order.slice(0, order.indexOf(part.name) + 1)
  const last = children.findLastIndex((one) => one.kind === 'text' || earlier.includes(one.name))
  const same = children.findLastIndex((one) => one.kind === 'element' && one.name === part.name)
  return touched(element, children.toSpliced((same >= 0 ? same : last) + 1, 0, part))
}

/** Without one part; texts that meet become one. */
export function withoutPart(element: Element, key: number): Element {
  const children: Part[] = []
  for (const part of element.children) {
    if (part.key === key) continue
    const before = children.at(-1)
    if (part.kind === 'text' && before?.kind === 'text') {
      children[children.length - 1] = { ...before, text: `${before.text}\n\n${part.text}`, raw: null }
    } else children.push(part)
  }
  return touched(element, children)
}

/** A part in the place of the one of its kind before or after it, and that one in its place. */
export function withPartMoved(element: Element, key: number, by: -1 | 1): Element {
  const { children } = element
  const at = children.findIndex((part) => part.key === key)
  const part = children[at]
  const likes = children.flatMap((one, index) => {
    return one.kind === 'element' && part?.kind === 'element' && one.name === part.name ? [index] : []
  })
  const to = likes[likes.indexOf(at) + by]
  const other = to === undefined ? undefined : children[to]
  if (!part || !other || to === undefined) return element
  return touched(
    element,
    children.with(at, { ...other, before: part.before }).with(to, { ...part, before: other.before }),
  )
}
