import type { Element } from '#app/platform/xml.ts'
import { cleanHast, type CleanText, type TreeNode } from './rich-text.ts'

const kept = new Set(['href', 'src', 'alt'])

function hastOf(node: Element | string, drop: ReadonlySet<string>): TreeNode[] {
  if (typeof node === 'string') return [{ type: 'text', value: node }]
  if (drop.has(node.name)) return []
  const properties = Object.fromEntries(Object.entries(node.attributes).filter(([name]) => kept.has(name)))
  const children = node.children.flatMap((child) => hastOf(child, drop))
  return [{ type: 'element', tagName: node.name.toLowerCase(), properties, children }]
}

/** XHTML inside an element as text of the dialect, without the elements named. */
export function xmlText(element: Element | undefined, drop: readonly string[] = []): CleanText {
  const dropped = new Set(drop)
  const children = (element?.children ?? []).flatMap((child) => hastOf(child, dropped))
  return cleanHast({ type: 'root', children })
}
