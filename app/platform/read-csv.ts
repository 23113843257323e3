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

/** How well a sign makes a table of some lines: as many cells as it makes alike, line for line. */
function fitOf(sign: string, lines: readonly string[]): number {
  const alike = new Map<number, number>()
  for (const line of lines) {
    const count = line.split(sign).length - 1
    alike.set(count, (alike.get(count) ?? 0) + count)
  }
  return Math.max(0, ...alike.values())
}

/** The sign between the cells: the one of `;`, tab and `,` that makes the best table of the first lines. */
function delimiterOf(text: string): string {
  const lines = text.trimStart().split(/\r\n|\r|\n/, looked)
  const outside = lines.map((line) => line.replace(/"[^"]*"/g, ''))
  const fits = [';', '\t', ','].map((sign) => ({ sign, fit: fitOf(sign, outside) }))
  return fits.reduce((best, one) => (one.fit > best.fit ? one : best)).sign
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
