import { decodeText } from '../../course-source.ts'
import { streamZip } from '#app/platform/zip-stream.ts'
import type { ImportReport } from './report.ts'

/** Elements inside each other: documents of Word have about twenty. */
const deepest = 200

/** How an XML part could cost more than its length, or mean something else than it shows; null where it is plain. */
export function xmlFault(bytes: Uint8Array): 'xml_entities' | 'xml_deep' | 'file_broken' | null {
  const text = decodeText(bytes)
  if (text === null) return 'file_broken'
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return 'xml_entities'
  let depth = 0
  for (const [tag, closing] of text.matchAll(/<(\/)?[A-Za-z_][^<>]*>/g)) {
    if (closing) depth -= 1
    else if (!tag.endsWith('/>')) depth += 1
    if (depth > deepest) return 'xml_deep'
  }
  return null
}

/** The same archive with the parts that were looked at and no other, so that whoever reads it next reads those. */
export async function repacked(parts: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  const files = [...parts].map(([path, bytes]) => ({ path, pieces: [bytes], stored: true }) as const)
  for await (const piece of streamZip(files)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The words of a piece of WordprocessingML (ISO/IEC 29500-1, 17.3.3.31 and 17.3.3.7). */
function wordsOfXml(xml: string): string {
  const texts = [...xml.matchAll(/<w:(?:t|delText)(?: [^<>]*)?>([^<]*)</g)].map(([, words = '']) => words)
  return texts.join('').replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
}

/** Pieces between an opening and the next closing tag; linear in the text. */
function piecesOf(xml: string, name: string): string[] {
  const [, ...begun] = xml.split(new RegExp(`<${name}(?=[ >])`))
  return begun.map((piece) => piece.split(`</${name}>`, 1)[0] ?? '')
}

/** Notes what a document has that no lesson takes: remarks, tracked changes, headers and footers, macros. */
export function noteAside(
  parts: ReadonlyMap<string, Uint8Array>,
  leftOut: readonly string[],
  report: ImportReport,
): void {
  const textOf = (name: string) => decodeText(parts.get(name) ?? new Uint8Array()) ?? ''
  const body = textOf('word/document.xml')
  for (const piece of piecesOf(body, 'w:ins')) report.note('revision_in', wordsOfXml(piece))
  for (const piece of piecesOf(body, 'w:del')) report.note('revision_out', wordsOfXml(piece))
  for (const piece of piecesOf(textOf('word/comments.xml'), 'w:comment')) report.note('comment', wordsOfXml(piece))
  for (const name of parts.keys()) {
    const words = /^word\/(?:header|footer)\d*\.xml$/.test(name) ? wordsOfXml(textOf(name)) : ''
    if (words.trim()) report.note('margin', words)
  }
  if (leftOut.some((name) => /vbaProject|\.bin$/i.test(name))) report.note('macro')
}
