/** One column of a table file: its heading and what it takes from a row. Null and undefined make an empty cell. */
export type CsvColumn<Row> = { header: string; value: (row: Row) => string | number | Date | null | undefined }

/** Spreadsheets take UTF-8 for what it is only behind a byte order mark. */
const byteOrderMark = '\uFEFF'

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection). Leading
 * blanks do not disarm a formula, so they are looked through. Twice is as once.
 */
export function disarmed(text: string): string {
  return /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function cell(value: string | number | Date | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'number') return String(value).replace('.', ',')
  const text = disarmed(value)
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The first line of a file, byte order mark included; for files written in pieces. */
export function csvHeader<Row>(columns: readonly CsvColumn<Row>[]): string {
  return `${byteOrderMark}${columns.map(({ header }) => cell(header)).join(';')}\r\n`
}

/** One line for each row, without the heading; for files written in pieces. */
export function csvLines<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  return rows.map((row) => `${columns.map(({ value }) => cell(value(row))).join(';')}\r\n`).join('')
}

/**
 * A whole file as Italian spreadsheets open it by a double click: UTF-8 with byte order mark, `;` between cells,
 * CRLF (RFC 4180), decimal comma in numbers, instants as ISO 8601 in UTC. Cells that look like formulas are disarmed.
 */
export function toCsv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  return csvHeader(columns) + csvLines(columns, rows)
}
