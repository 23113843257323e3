import { csvHeader, csvLines } from '#app/platform/csv.ts'
import { csvColumnsOf } from '../report-table.ts'
import type { Cell, CellTable } from './cell-table.ts'

/** As Italian spreadsheets open it (`platform/csv`): a day is `2026-11-24`, a share of one half `0,5`. */
export async function* writeCsv({ columns, rows }: CellTable): AsyncGenerator<Uint8Array> {
  const cells = csvColumnsOf(columns.map((column, at) => ({ ...column, value: (row: Cell[]) => row[at] ?? null })))
  const encoder = new TextEncoder()
  yield encoder.encode(csvHeader(cells))
  for await (const batch of rows()) yield encoder.encode(csvLines(cells, batch))
}
