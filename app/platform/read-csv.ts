import { parseCsv } from 'hucre/csv'

/** Text of a file as spreadsheets save it: UTF-8 or UTF-16 by their marks, UTF-8 where it is valid, else Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Lines that are looked at for the sign between the cells: titles may stand above the heading. */
const looked = 12

/** The sign between the cells: the one of `;`, tab and `,` that one of the first lines has most of. */
function delimiterOf(text: string): string {
  const lines = text.trimStart().split(/\r\n|\r|\n/, looked)
  const outside = lines.map((line) => line.replace(/"[^"]*"/g, ''))
  const counted = [';', '\t', ','].map((sign) => {
    return { sign, count: Math.max(...outside.map((line) => line.split(sign).length)) }
  })
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).sign
}

/** What spreadsheets put around a cell so that it stays text: `="000123"`, or an apostrophe before a formula's sign. */
function bare(cell: string): string {
  const text = cell.replace(/[\u00a0\u202f]/g, ' ').trim()
  const [, quoted] = /^="(.*)"$/s.exec(text) ?? []
  return (quoted ?? text.replace(/^'(?=\s*[=+\-@])/, '')).trim()
}

/**
 * The cells of a CSV file, line by line as the file has them, empty lines too: `;`, `,` or tab between cells, quotes of
 * RFC 4180, whatever encoding a spreadsheet saved it in. Every cell is text, trimmed.
 */
export function readCsvFile(bytes: Uint8Array): string[][] {
  const text = decodeText(bytes)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
  const rows = parseCsv(text, { delimiter: delimiterOf(text) })
  return rows.map((row) => row.map((cell) => bare(cell === null ? '' : String(cell))))
}
