import { isoDay } from '#app/platform/clock.ts'
import { csvHeader, csvLines, type CsvColumn } from '#app/platform/csv.ts'
import type { Cell, CellTable } from './cell-table.ts'

/** As Italian spreadsheets open it (`platform/csv`): a day is `2026-11-24`, a share of one half `0,5`. */
export async function* writeCsv({ columns, rows }: CellTable): AsyncGenerator<Uint8Array> {
  const cells = columns.map(({ header, kind }, at): CsvColumn<Cell[]> => {
    return {
      header,
      value: (row) => {
        const value = row[at]
        return kind === 'day' && value instanceof Date ? isoDay(value) : value
      },
    }
  })
  const encoder = new TextEncoder()
  yield encoder.encode(csvHeader(cells))
  for await (const batch of rows()) yield encoder.encode(csvLines(cells, batch))
}
