import { disarmed } from '#app/platform/csv.ts'
import { romeClock } from '#app/platform/rome-time.ts'
import type { Cell, CellColumn } from './cell-table.ts'

/** Characters that XML 1.0 cannot say (§2.2): controls but tab and line ends, halves of pairs, two that are none. */
const unsayable = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu

/** A text without what neither XML nor JSON carries. */
export const sayable = (text: string) => text.replace(unsayable, ' ')

/** Excel takes no more in one cell. */
const longest = 32_767

/** A text as a spreadsheet may hold it: no formula also once it is saved as CSV, nothing XML cannot say. */
export function sheetText(text: string): string {
  return disarmed(sayable(text)).slice(0, longest)
}

/** A cell for spreadsheets, whose clocks know no time zone: instants read as clocks in Italy show them. */
export function sheetCell(value: Cell | undefined, kind: CellColumn['kind']): Cell {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return sheetText(value)
  if (value instanceof Date && kind === 'moment') {
    const { day, time } = romeClock(value)
    return new Date(`${day}T${time}:00Z`)
  }
  return value
}
