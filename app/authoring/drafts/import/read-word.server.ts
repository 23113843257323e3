import mammoth from 'mammoth'
import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import { unified } from 'unified'
import type { Inline, Loose } from './plain-tree.ts'
import { figuresIn, KeptPictures } from './pictures.ts'
import type { DocumentFault, ReadDocument } from './read-markdown.ts'
import type { ImportReport } from './report.ts'
import { blocksOf } from './settle-blocks.ts'
import { unpack, type Refusal, type ZipFault } from './unpack.server.ts'
import { noteAside, repacked, xmlFault } from './word-parts.server.ts'

/** Embedded files, macros and facts of the author stay packed: nothing of them gets in. */
const isPicturePart = (name: string) => /^word\/media\/[^/]+\.(?:png|jpe?g|gif|webp)$/i.test(name)
const isLeftOut = (name: string) =>
  (!/\.(?:xml|rels)$/i.test(name) && !isPicturePart(name)) || /^(?:docProps|customXml|word\/embeddings)\//i.test(name)
const bounds = { entries: 2000, bytes: 66_000_000, depth: 8, isLeftOut }

const levels = [1, 2, 3, 4, 5, 6]
/** Headings by the ids that the Italian Word and LibreOffice write, beside those mammoth knows. */
const styleMap = [
  ...levels.map((level) => `p.Titolo${level} => h${level}:fresh`),
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  // Deleted by who shows it struck: told in the report.
  'strike => s',
]

const reader = unified().use(rehypeParse, { fragment: true }).use(rehypeRemark)

type Outcome = { ok: true; document: ReadDocument } | { ok: false; refusals: Refusal<ZipFault | DocumentFault>[] }

const refused = (code: ZipFault | DocumentFault, name = ''): Outcome => ({ ok: false, refusals: [{ code, name }] })

async function htmlOf(parts: ReadonlyMap<string, Uint8Array>, pictures: KeptPictures): Promise<string> {
  const { value } = await mammoth.convertToHtml(
    { buffer: await repacked(parts) },
    {
      styleMap,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async (image) => {
        // One that lies elsewhere, or nowhere, is not there.
        const read = async () => image.readAsBuffer()
        const bytes = await read().catch(() => null)
        return { src: bytes ? pictures.keep(bytes) : '' }
      }),
    },
  )
  return value
}

/**
 * A document of Word or LibreOffice (.docx, ISO/IEC 29500-1) as the dialect has it: text with its tracked changes
 * accepted, its pictures beneath the blocks they were in. Its parts are looked at before anything reads them.
 */
export async function readWord(bytes: Uint8Array, report: ImportReport): Promise<Outcome> {
  const unpacked = await unpack(bytes, bounds)
  if (!unpacked.ok) return unpacked
  const { files: parts, leftOut } = unpacked
  if (!parts.has('word/document.xml') || !parts.has('[Content_Types].xml')) return refused('file_not_word')
  for (const [name, part] of parts) {
    const fault = isPicturePart(name) ? null : xmlFault(part)
    if (fault) return refused(fault, name)
  }
  noteAside(parts, leftOut, report)
  const pictures = new KeptPictures()
  const html = await htmlOf(parts, pictures)
  const root: Loose = reader.runSync(reader.parse(html))
  const notes = new Map<number, Inline[]>()
  const settling = { report, notes, definitions: new Map() }
  const blocks = (root.children ?? []).flatMap((child) => [
    ...blocksOf({ type: 'root', children: [child] }, settling),
    ...figuresIn(child, report),
  ])
  if (blocks.length === 0) return refused('file_empty')
  return { ok: true, document: { blocks, notes, title: null, minutes: null, pictures: pictures.bytes } }
}
