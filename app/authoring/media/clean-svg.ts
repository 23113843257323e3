import { UnreadableXml } from '#app/platform/xml-shape.ts'
import { allOf, childrenOf, parseXml, type Element } from '#app/platform/xml.ts'
import { activeSvg } from '../check-media.ts'
import { decodeText } from '../course-source.ts'
import { attributeNames, cssValue, elementNames, safeStyles } from './svg-allow.ts'

export type SvgFault = 'svg_doctype' | 'svg_broken' | 'svg_active' | 'svg_expands'
/** `isLess`: something was left out of it. */
export type CleanSvg = { ok: true; text: string; isLess: boolean } | { ok: false; reason: SvgFault }

/** How often the parts of a drawing may be drawn again by `<use>`, all told. */
const mostCopies = 2000
const local = /^#[A-Za-z_][\w.-]{0,99}$/

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const quoted = (text: string) => escaped(text).replaceAll('"', '&quot;')

/** What an attribute may say, or null where it goes. */
function kept(name: string, value: string): string | null {
  if (name === 'href') return local.test(value) ? value : null
  if (name === 'style') return safeStyles(value) || null
  return attributeNames.has(name) ? cssValue(value) : null
}

class Writer {
  isLess = false

  #attributes({ attributes }: Element): string {
    return Object.entries(attributes)
      .filter(([name]) => name !== 'xmlns')
      .map(([name, value]) => {
        const said = kept(name, value)
        if (said === null || said !== value) this.isLess = true
        return said === null ? '' : ` ${name}="${quoted(said)}"`
      })
      .join('')
  }

  element(node: Element): string {
    if (!elementNames.has(node.name)) {
      this.isLess = true
      return ''
    }
    const inside = node.children
      .map((child) => (typeof child === 'string' ? escaped(child) : this.element(child)))
      .join('')
    const root = node.name === 'svg' ? ' xmlns="http://www.w3.org/2000/svg"' : ''
    const open = `<${node.name}${root}${this.#attributes(node)}`
    return inside === '' ? `${open}/>` : `${open}>${inside}</${node.name}>`
  }
}

/** Whether copies of copies make a small drawing a very large one, or one that never ends. */
function expands(root: Element): boolean {
  const byId = new Map(allOf(root, ...elementNames).map((element) => [element.attributes.id ?? '', element]))
  const known = new Map<Element, number>()
  const underWay = new Set<Element>()
  const copies = (element: Element): number => {
    const before = known.get(element)
    if (before !== undefined) return before
    if (underWay.has(element)) return Infinity
    underWay.add(element)
    const target = element.name === 'use' ? byId.get((element.attributes.href ?? '').slice(1)) : undefined
    const own = target ? 1 + copies(target) : 0
    const sum = childrenOf(element).reduce((total, child) => total + copies(child), own)
    underWay.delete(element)
    known.set(element, sum)
    return sum
  }
  return copies(root) > mostCopies
}

function rootOf(text: string): Element | SvgFault {
  try {
    const root = parseXml(text)
    return root.name === 'svg' ? root : 'svg_broken'
  } catch (error) {
    if (!(error instanceof UnreadableXml)) throw error
    return error.code === 'doctype' ? 'svg_doctype' : 'svg_broken'
  }
}

/**
 * A drawing written anew from what an allow-list has of it: shapes, text, gradients and links inside itself. Scripts,
 * foreign content, events, addresses and pictures in it are left out. A document with a DTD is refused whole.
 */
export function cleanSvg(bytes: Uint8Array): CleanSvg {
  const text = decodeText(bytes)
  if (text === null) return { ok: false, reason: 'svg_broken' }
  const root = rootOf(text.replace(/^\uFEFF/, ''))
  if (typeof root === 'string') return { ok: false, reason: root }
  if (expands(root)) return { ok: false, reason: 'svg_expands' }
  const writer = new Writer()
  const written = `${writer.element(root)}\n`
  // What the checker of courses would refuse all the same, as words that look like an event.
  if (activeSvg(Buffer.from(written))) return { ok: false, reason: 'svg_active' }
  return { ok: true, text: written, isLess: writer.isLess }
}
