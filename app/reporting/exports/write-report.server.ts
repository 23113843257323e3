import type { Locale } from '#app/platform/i18n/messages.ts'
import type { ReportFormat } from '#app/platform/generated/enums.ts'
import { withSource, type CellTable } from './cell-table.ts'
import { writeCsv } from './write-csv.ts'
import { writeOds } from './write-ods.ts'
import { writePdf } from './write-pdf.server.ts'
import { writeXlsx } from './write-xlsx.ts'

/** What a file of each format is sent as. */
export const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  pdf: 'application/pdf',
} as const satisfies Record<ReportFormat, string>

/**
 * The bytes of a report in one format, made while its rows are read. The same cells in all four; what they are of stands
 * at the end of each row, and in the PDF in front of them.
 */
export function writeReport(table: CellTable, format: ReportFormat, locale: Locale): AsyncGenerator<Uint8Array> {
  switch (format) {
    case 'csv':
      return writeCsv(withSource(table, locale))
    case 'xlsx':
      return writeXlsx(withSource(table, locale))
    case 'ods':
      return writeOds(withSource(table, locale))
    case 'pdf':
      return writePdf(table, locale)
  }
}
