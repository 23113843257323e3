import { isOutsideLink } from '../../dialect.ts'
import { textNode, wordsIn, type Inline, type Loose } from './plain-tree.ts'
import { isPicture } from './pictures.ts'
import type { ImportReport } from './report.ts'

export type Settling = {
  report: ImportReport
  /** Addresses of `[words][name]`, by name. */
  definitions: ReadonlyMap<string, string>
  /** Footnotes by their number. */
  notes: Map<number, Inline[]>
}

/** Characters that nobody sees, which turn or split what is read; joiners of Arabic and Persian are let be. */
const unseen =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u200B\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF\r\uFFFE\uFFFF]/g

/** A text without what nobody sees in it. */
export function seenText(value: string, report: ImportReport): string {
  const seen = value.replace(unseen, '').replaceAll('\u00a0', ' ')
  if (seen.length < value.replaceAll('\r', '').length) report.note('hidden', seen)
  return seen
}

const noteLink = /^#(?:foot|end)note-\d+$/
/** The way back from a footnote to its place. */
export const wayBack = /^#(?:foot|end)note-ref-\d+$/

function settleLink(node: Loose, settling: Settling): Inline[] {
  const { report, definitions } = settling
  const url = node.type === 'link' ? (node.url ?? '') : (definitions.get(node.identifier ?? '') ?? '')
  const words = wordsIn(node)
  const children = settleInlines(node.children, settling)
  if (wayBack.test(url)) return []
  if (noteLink.test(url)) return children
  if (isOutsideLink(url) && children.length > 0) {
    report.note('link', words)
    return [{ type: 'link', url, children }]
  }
  if (/^http:\/\/[^\s<>{}"\\]+$/i.test(url)) {
    report.note('link_http', words)
    return words.includes(url) ? children : [...children, textNode(` (${url})`)]
  }
  report.note(url.startsWith('#') ? 'link_inside' : 'link_unsafe', words)
  return children
}

function settleInline(node: Loose, settling: Settling): Inline[] {
  const { report } = settling
  switch (node.type) {
    case 'text':
      return node.value ? [textNode(seenText(node.value, report))] : []
    case 'break':
      return [{ type: 'break' }]
    case 'emphasis':
    case 'strong': {
      const children = settleInlines(node.children, settling)
      return wordsIn(node) ? [{ type: node.type, children }] : children
    }
    case 'link':
    case 'linkReference':
      return settleLink(node, settling)
    case 'image':
    case 'imageReference':
      // One that comes in stands beneath the block it was in.
      if (!isPicture(node)) report.note('image', node.alt ?? '')
      return []
    case 'html':
      report.note('html', node.value)
      return []
    case 'inlineCode':
      report.note('code', node.value)
      return [textNode(seenText(node.value ?? '', report))]
    case 'delete':
      report.note('strike', wordsIn(node))
      return settleInlines(node.children, settling)
    default:
      return settleInlines(node.children, settling)
  }
}

/** The words of a line with what the dialect has for them; of the rest only the words, and the report says so. */
export const settleInlines = (nodes: readonly Loose[] | undefined, settling: Settling): Inline[] =>
  (nodes ?? []).flatMap((node) => settleInline(node, settling))
