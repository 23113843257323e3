import type { ReactNode } from 'react'
import { Link } from './link.tsx'

export type Column<Row> = {
  header: string
  cell: (row: Row) => ReactNode
  numeric?: boolean
  /** Where the heading leads to have the rows by this column, and how they are now. */
  sort?: { to: string; label: string; now: 'ascending' | 'descending' | 'none' }
}

type Props<Row> = {
  caption: string
  /** Where the heading above says the same: the caption is read, not seen. */
  captionHidden?: boolean
  columns: Column<Row>[]
  rows: Row[]
  keyOf: (row: Row) => string
}

const arrows = { ascending: '▲', descending: '▼' } as const

function Heading({ header, sort }: Pick<Column<never>, 'header' | 'sort'>) {
  if (!sort) return header
  return (
    <Link to={sort.to} title={sort.label} preventScrollReset>
      {header}
      {sort.now !== 'none' && <span aria-hidden="true"> {arrows[sort.now]}</span>}
    </Link>
  )
}

/** A table with a caption; the first column names the row; scrolls sideways on a phone. */
export function DataTable<Row>({ caption, captionHidden = false, columns, rows, keyOf }: Props<Row>) {
  return (
    <div className="data-table sideways" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>
          <span className={captionHidden ? 'visually-hidden' : 'data-table__caption'}>{caption}</span>
        </caption>
        <thead>
          <tr>
            {columns.map(({ header, numeric, sort }) => (
              <th key={header} scope="col" className={numeric ? 'numeric' : undefined} aria-sort={sort?.now}>
                <Heading header={header} sort={sort} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ header, cell, numeric }, index) =>
                index === 0 ? (
                  <th key={header} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={header} className={numeric ? 'numeric' : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
