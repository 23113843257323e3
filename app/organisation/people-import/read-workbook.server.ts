import type { CellValue, MergeRange, Sheet } from 'hucre/xlsx'
import { isoDay } from '#app/platform/clock.ts'
import { weighZip } from '#app/platform/weigh-zip.server.ts'
import { findHeading } from './find-columns.ts'
import { cellLimit, columnLimit, rowLimit, type FileFault, type RememberedChoices } from './schemas.ts'

/** Bytes of a workbook once unpacked: twenty-five thousand lines take about twenty million. */
const unpackedLimit = 48 * 1024 * 1024
/** One line and one column more than may be there, so that too many are seen; `GS` is the 201st column. */
const range = `A1:GS${rowLimit + 40}`

const empty = (value: CellValue | undefined) => value === null || value === undefined || value === ''

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : isoDay(value)
  return String(value)
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim()
    .slice(0, cellLimit)
}

/** A value written once over several lines is that of each of them; merged across columns it is a title. */
function spread(rows: CellValue[][], merges: readonly MergeRange[]): void {
  for (const { startRow, endRow, startCol, endCol } of merges) {
    if (startCol !== endCol) continue
    const value = rows[startRow]?.[startCol]
    for (let at = startRow + 1; at <= Math.min(endRow, rows.length - 1); at += 1) {
      const row = rows[at]
      if (row && empty(row[startCol]) && value !== undefined) row[startCol] = value
    }
  }
}

function tableOf({ rows, merges = [] }: Sheet): string[][] {
  spread(rows, merges)
  return rows.map((row) => row.map(textOf))
}

const hasText = (row: readonly string[]) => row.some((cell) => cell !== '')

type Outcome = { ok: true; rows: string[][] } | { ok: false; reason: FileFault }

/** Which sheet holds the people: the only visible one with a heading of theirs. */
function sheetOf(sheets: readonly Sheet[], remembered: RememberedChoices | null): Outcome {
  const visible = sheets.filter(({ hidden, veryHidden }) => !hidden && !veryHidden)
  if (visible.length === 0) return { ok: false, reason: 'sheets_hidden' }
  const tables = visible.map(tableOf).filter((rows) => rows.some(hasText))
  const [first] = tables
  if (!first) return { ok: false, reason: 'file_empty' }
  const listed = tables.filter((rows) => findHeading(rows, remembered) !== null)
  if (listed.length > 1) return { ok: false, reason: 'several_sheets' }
  return { ok: true, rows: listed[0] ?? first }
}

/**
 * The cells of an XLSX workbook (ISO/IEC 29500), line by line; dates as `2026-05-04`. Its unpacked size is measured
 * before it is parsed; formulas count by the value stored with them.
 */
export async function readWorkbook(bytes: Uint8Array, remembered: RememberedChoices | null): Promise<Outcome> {
  const weighed = weighZip(bytes, unpackedLimit)
  if (!weighed.ok) return { ok: false, reason: weighed.reason === 'large' ? 'file_unzipped_large' : 'file_broken' }
  if (weighed.names.includes('content.xml')) return { ok: false, reason: 'file_ods' }
  if (!weighed.names.includes('xl/workbook.xml')) return { ok: false, reason: 'file_not_workbook' }
  // Loaded when a workbook comes: no page needs it.
  const { readXlsx } = await import('hucre/xlsx')
  const workbook = await readXlsx(bytes, { range }).catch(() => null)
  if (!workbook) return { ok: false, reason: 'file_broken' }
  const found = sheetOf(workbook.sheets, remembered)
  if (!found.ok) return found
  return found.rows.some((row) => row.length > columnLimit && row.slice(columnLimit).some((cell) => cell !== ''))
    ? { ok: false, reason: 'too_many_columns' }
    : found
}
