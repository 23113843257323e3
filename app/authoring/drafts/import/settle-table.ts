import { paragraph, textNode, type Block, type Inline, type Item, type Loose } from './plain-tree.ts'
import { settleInlines, type Settling } from './settle-inline.ts'

export type Cells = Inline[][]

const isSaid = (cell: Inline[]) => cell.some((one) => one.type !== 'text' || one.value.trim() !== '')

/** The cells of a table, row by row. */
export const tableRows = (table: Loose, settling: Settling): Cells[] =>
  (table.children ?? []).map((row) => (row.children ?? []).map((cell) => settleInlines(cell.children, settling)))

function itemOf(heads: Cells, cells: Cells): Item[] {
  const children = cells.flatMap((cell, index): Inline[] => {
    if (!isSaid(cell)) return []
    const head = heads[index] ?? []
    const named: Inline[] = isSaid(head) ? [{ type: 'strong', children: head }, textNode(': '), ...cell] : cell
    return [textNode(' · '), ...named]
  })
  const [, ...said] = children
  return said.length > 0 ? [{ type: 'listItem', spread: false, children: [paragraph(said)] }] : []
}

/** A table as a list of its rows, each cell after the name of its column: the dialect has no tables, and a phone no room. */
export function tableAsList(rows: readonly Cells[]): Block[] {
  const [first = [], ...others] = rows
  // A table without headings comes with an empty row of them; its first row names the columns.
  const [heads = [], ...rest] = first.some(isSaid) ? rows : others
  const children = rest.length === 0 ? itemOf([], heads) : rest.flatMap((cells) => itemOf(heads, cells))
  return children.length > 0 ? [{ type: 'list', ordered: false, spread: false, children }] : []
}
