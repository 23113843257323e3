import { roundedShare } from '#app/platform/i18n/formats.ts'
import type { Locale } from '#app/platform/i18n/messages.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { reportingMessages } from '../messages.ts'
import type { ReportColumn, ReportTable } from '../report-table.ts'
import { exportMessages } from './messages.ts'

export type Cell = string | number | Date | null
export type CellColumn = { header: string; kind: ReportColumn<never>['kind'] }

/** A report whose rows are already cells, in the order of its columns: what files are written from. */
export type CellTable = Omit<ReportTable, 'columns' | 'rows'> & {
  columns: CellColumn[]
  rows: () => AsyncIterable<Cell[][]>
}

/** A share as the page shows it, in every format. */
const cellOf = (kind: CellColumn['kind'], value: Cell): Cell =>
  kind === 'percent' && typeof value === 'number' ? roundedShare(value) : value

export function cellTable<Row>({ columns, rows, ...table }: ReportTable<Row>): CellTable {
  async function* cells() {
    for await (const batch of rows())
      yield batch.map((row) => columns.map(({ kind, value }) => cellOf(kind, value(row))))
  }
  return { ...table, columns: columns.map(({ header, kind }) => ({ header, kind })), rows: cells }
}

/** With the filters, the day and the snapshot at the end of each row: a line copied elsewhere still says what it is of. */
export function withSource(table: CellTable, locale: Locale): CellTable {
  const t = translator(reportingMessages, locale)
  const source: Cell[] = [table.about.join(' · '), table.asOf, table.computedAt, table.snapshotId]
  const columns: CellColumn[] = [
    ...table.columns,
    { header: translator(exportMessages, locale)('filters'), kind: 'text' },
    { header: t('as_of'), kind: 'day' },
    { header: t('extracted_at'), kind: 'moment' },
    { header: t('extract'), kind: 'text' },
  ]
  async function* rows() {
    for await (const batch of table.rows()) yield batch.map((row) => [...row, ...source])
  }
  return { ...table, columns, rows }
}
