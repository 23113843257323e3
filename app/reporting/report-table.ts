import { isoDay } from '#app/platform/clock.ts'
import type { CsvColumn } from '#app/platform/csv.ts'

/** One column of a report; `hours` are decimal hours, `percent` a share from 0 to 1, `day` a civil day (midnight UTC). */
export type ReportColumn<Row> = {
  header: string
  kind: 'text' | 'number' | 'hours' | 'percent' | 'day' | 'moment'
  value: (row: Row) => string | number | Date | null
}

/** A report as a table: what its page, its files and its mails are made of, in the viewer's language and scope. */
export type ReportTable<Row = never> = {
  /** Without extension; letters, digits, `-` and `_`. */
  fileName: string
  title: string
  /** The filters in words, as the page shows them. */
  about: string[]
  asOf: Date
  computedAt: Date
  snapshotId: string
  columns: ReportColumn<Row>[]
  /** Pages of rows from a cursor, never all at once. */
  rows: () => AsyncIterable<Row[]>
}

/** Columns as a CSV file has them (`platform/csv`): a day is `2026-11-24`. */
export function csvColumnsOf<Row>(columns: readonly ReportColumn<Row>[]): CsvColumn<Row>[] {
  return columns.map(({ header, kind, value }) => ({
    header,
    value: (row) => {
      const cell = value(row)
      return kind === 'day' && cell instanceof Date ? isoDay(cell) : cell
    },
  }))
}
