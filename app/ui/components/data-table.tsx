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
  /** On a phone each row is a block of its own, every value beneath or beside its heading: nothing to scroll. */
  stacked?: boolean
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

/** Where a style makes blocks of rows, only roles say that they are a table (CSS Display 3, §2.8 note). */
const roles = (stacked: boolean) => (role: string) => (stacked ? { role } : {})

type RowProps<Row> = { columns: Column<Row>[]; row: Row; stacked: boolean }

function TableRow<Row>({ columns, row, stacked }: RowProps<Row>) {
  const role = roles(stacked)
  return (
    <tr {...role('row')}>
      {columns.map(({ header, cell, numeric }, index) =>
        index === 0 ? (
          <th key={header} scope="row" {...role('rowheader')}>
            {cell(row)}
          </th>
        ) : (
          <td
            key={header}
            className={numeric ? 'numeric' : undefined}
            {...role('cell')}
            {...(stacked ? { 'data-label': header } : {})}
          >
            {stacked ? <div className="table-stacked__value">{cell(row)}</div> : cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}

/** A table with a caption; the first column names the row; on a phone it scrolls sideways, or is stacked. */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, captionHidden = false, columns, rows, keyOf, stacked = false } = props
  const role = roles(stacked)
  return (
    <div
      className={`data-table sideways${stacked ? ' table-stacked' : ''}`}
      role="region"
      aria-label={caption}
      tabIndex={0}
    >
      <table {...role('table')}>
        <caption>
          <span className={captionHidden ? 'visually-hidden' : 'data-table__caption'}>{caption}</span>
        </caption>
        <thead {...role('rowgroup')}>
          <tr {...role('row')}>
            {columns.map(({ header, numeric, sort }) => (
              <th
                key={header}
                scope="col"
                className={numeric ? 'numeric' : undefined}
                aria-sort={sort?.now}
                {...role('columnheader')}
              >
                <Heading header={header} sort={sort} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...role('rowgroup')}>
          {rows.map((row) => (
            <TableRow key={keyOf(row)} columns={columns} row={row} stacked={stacked} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
