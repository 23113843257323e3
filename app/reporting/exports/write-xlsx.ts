import { writeXlsxStream, type ColumnDef } from 'hucre/xlsx'
import type { CellColumn, CellTable } from './cell-table.ts'
import { sheetCell, sheetText } from './sheet-cell.ts'

const formats = {
  text: '@',
  number: '0',
  hours: '0.0',
  percent: '0.0%',
  day: 'dd/mm/yyyy',
  moment: 'dd/mm/yyyy hh:mm',
} as const satisfies Record<CellColumn['kind'], string>

const widths = { text: 24, number: 12, hours: 10, percent: 12, day: 14, moment: 18 } as const

/**
 * A workbook (ISO/IEC 29500) written while its rows are read, in constant memory. Cells are texts, numbers and days,
 * never formulas; beyond Excel's 1,048,576 rows a further sheet begins with the same headings.
 */
export async function* writeXlsx({ title, columns, rows }: CellTable): AsyncGenerator<Uint8Array> {
  const shapes = columns.map(({ header, kind }): ColumnDef => {
    return { header: sheetText(header), numFmt: formats[kind], width: widths[kind] }
  })
  async function* lines() {
    for await (const batch of rows())
      for (const row of batch) yield columns.map(({ kind }, at) => sheetCell(row[at], kind))
  }
  const name =
    title
      .replace(/[^\p{L}\p{N} -]/gu, ' ')
      .slice(0, 25)
      .trim() || 'Foglio'
  const reader = writeXlsxStream(lines(), { name, columns: shapes, freezePane: { rows: 1 } }).getReader()
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value
  } finally {
    await reader.cancel()
  }
}
