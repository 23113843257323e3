import { decodeText, readCsvFile } from '#app/platform/read-csv.ts'
import { findHeading } from './find-columns.ts'
import { readWorkbookApart } from './read-workbook-apart.server.ts'
import {
  cellLimit,
  columnLimit,
  rowLimit,
  type FileFault,
  type PeopleTable,
  type RememberedChoices,
} from './schemas.ts'

type Rows = { ok: true; rows: string[][] } | { ok: false; reason: FileFault }
type Outcome = { ok: true; table: PeopleTable } | { ok: false; reason: FileFault }

const begins = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, index) => bytes[index] === byte)

/** Old workbooks, and new ones under a password, are compound files (MS-CFB); a stream's name tells them apart. */
function compoundFault(bytes: Uint8Array): FileFault {
  return Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'file_protected' : 'file_xls'
}

/** What is no table of text though its name may say so; null for what may be one. */
function foreignFault(bytes: Uint8Array): FileFault | null {
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return compoundFault(bytes)
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46)) return 'file_pdf'
  const isUtf16 = begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff)
  if (!isUtf16 && bytes.includes(0)) return 'file_binary'
  const start = decodeText(bytes.subarray(0, 2000))
    .replace(/^\uFEFF/, '')
    .trimStart()
    .toLowerCase()
  if (/^<(!doctype|html|head|table|meta|\?xml|style)/.test(start)) return 'file_html'
  return null
}

/** Whether a quote that opens a cell is never closed (RFC 4180 §2.5): all that follows would be one cell. */
function isUnclosed(text: string): boolean {
  let inside = false
  let atStart = true
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (inside) {
      if (sign !== '"') continue
      if (text[at + 1] === '"') at += 1
      else inside = false
    } else if (sign === '"' && atStart) inside = true
    else atStart = sign === ';' || sign === ',' || sign === '\t' || sign === '\n' || sign === '\r'
  }
  return inside
}

/** Cells of the widest line, at least: counted before anything is taken apart. */
function isWide(text: string): boolean {
  return text
    .split('\n')
    .some((line) => line.length > columnLimit && line.split(/[;,\t]/, columnLimit * 20).length >= columnLimit * 20)
}

function readText(bytes: Uint8Array): Rows {
  const fault = foreignFault(bytes)
  if (fault) return { ok: false, reason: fault }
  const text = decodeText(bytes)
  if (isWide(text)) return { ok: false, reason: 'too_many_columns' }
  if (isUnclosed(text)) return { ok: false, reason: 'quotes_unclosed' }
  const rows = readCsvFile(bytes).map((row) => row.map((cell) => cell.slice(0, cellLimit)))
  const isTooWide = rows.some((row) => row.length > columnLimit && row.slice(columnLimit).some((cell) => cell !== ''))
  return isTooWide ? { ok: false, reason: 'too_many_columns' } : { ok: true, rows }
}

const hasText = (row: readonly string[]) => row.some((cell) => cell !== '')

/**
 * The table of a list of staff, from CSV or XLSX by its first bytes, whatever its name says; limits on lines, columns
 * and unpacked size come before parsing. The heading is the first line that is like one.
 */
export async function readPeopleFile(bytes: Uint8Array, remembered: RememberedChoices | null): Promise<Outcome> {
  if (bytes.length === 0) return { ok: false, reason: 'file_empty' }
  const read = begins(bytes, 0x50, 0x4b) ? await readWorkbookApart(bytes, remembered) : readText(bytes)
  if (!read.ok) return read
  const rows = read.rows.map((row) => row.slice(0, columnLimit))
  if (!rows.some(hasText)) return { ok: false, reason: 'file_empty' }
  const top = findHeading(rows, remembered)
  if (top === null) return { ok: false, reason: 'no_heading' }
  const count = rows.slice(top + 1).filter(hasText).length
  if (count === 0) return { ok: false, reason: 'no_rows' }
  if (count > rowLimit) return { ok: false, reason: 'too_many_rows' }
  return { ok: true, table: { rows, top } }
}
