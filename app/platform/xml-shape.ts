/** Nesting and elements of a document. */
const bounds = { depth: 60, elements: 300_000 } as const

/** Why a document is not read; `detail` says where, for `xml_broken`. */
export class UnreadableXml extends Error {
  readonly code: 'doctype' | 'too_deep' | 'xml_broken'
  readonly detail: string
  constructor(code: UnreadableXml['code'], detail = '') {
    super(`${code} ${detail}`.trim())
    this.code = code
    this.detail = detail
  }
}

const broken = (detail: string) => new UnreadableXml('xml_broken', detail.slice(0, 40))

/** Where a stretch that ends with a sign is over. */
function after(text: string, sign: string, from: number): number {
  const end = text.indexOf(sign, from)
  if (end < 0) throw broken(sign)
  return end + sign.length
}

/** The place of the `>` of a tag; signs between quotes do not count. */
function endOfTag(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '>') return at
    if (sign === '<') break
    if (sign === '"' || sign === "'") at = after(text, sign, at + 1) - 1
  }
  throw broken(text.slice(from - 1, from + 20))
}

type Shape = { open: string[]; elements: number }

/** Goes past one tag, which opens, closes or is empty. */
function pastTag(text: string, at: number, shape: Shape): number {
  const end = endOfTag(text, at + 1)
  const isClosing = text[at + 1] === '/'
  const [name = ''] = /[^\s/]*/.exec(text.slice(at + (isClosing ? 2 : 1), Math.min(end, at + 200))) ?? []
  if (isClosing) {
    if (shape.open.pop() !== name) throw broken(`</${name}>`)
    return end + 1
  }
  shape.elements += 1
  if (shape.elements > bounds.elements) throw new UnreadableXml('too_deep')
  if (text[end - 1] !== '/') shape.open.push(name)
  if (shape.open.length > bounds.depth) throw new UnreadableXml('too_deep')
  return end + 1
}

function past(text: string, at: number, shape: Shape): number {
  if (text.startsWith('<!--', at)) return after(text, '-->', at + 4)
  if (text.startsWith('<![CDATA[', at)) return after(text, ']]>', at + 9)
  if (text.startsWith('<?', at)) return after(text, '?>', at + 2)
  if (text.startsWith('<!', at)) throw new UnreadableXml('doctype')
  return pastTag(text, at, shape)
}

/**
 * Refuses XML that would cost more than its length, and XML that does not close what it opens. Every sign is looked at once.
 * @throws UnreadableXml `doctype`, `too_deep`, `xml_broken`
 */
export function checkXmlShape(text: string): void {
  const shape: Shape = { open: [], elements: 0 }
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) at = past(text, at, shape)
  const [left] = shape.open
  if (left !== undefined) throw broken(`<${left}>`)
}
