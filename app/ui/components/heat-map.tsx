import { Link } from './link.tsx'

export type HeatCell = {
  /** The figure in the cell. */
  text: string
  /** The cell in words, for screen readers. */
  label: string
  /** 0 to 1; null = nobody there. */
  value: number | null
  to?: string
}
export type HeatRow = { key: string; name: string; note?: string; cells: HeatCell[] }

/** One of six shades; 0 is its own, so that "nobody yet" never looks like "a few". */
export function shadeOf(value: number | null): string {
  if (value === null) return 'none'
  if (value <= 0) return '0'
  return String(Math.min(5, Math.ceil(value * 5)))
}

function Cell({ cell }: { cell: HeatCell }) {
  const className = `heat heat--${shadeOf(cell.value)}`
  return (
    <td className={className}>
      {cell.to ? (
        <Link to={cell.to} aria-label={cell.label}>
          {cell.text}
        </Link>
      ) : (
        <span role="img" aria-label={cell.label}>
          {cell.text}
        </span>
      )}
    </td>
  )
}

function Row({ row }: { row: HeatRow }) {
  return (
    <tr>
      <th scope="row">
        {row.name}
        {row.note && <span className="heat-map__note">{row.note}</span>}
      </th>
      {row.cells.map((cell, index) => (
        <Cell key={index} cell={cell} />
      ))}
    </tr>
  )
}

type Props = { caption: string; corner: string; columns: string[]; rows: HeatRow[]; foot?: HeatRow }

/** A table that reads as a picture: shade and figure in each cell, links to what is behind it. */
export function HeatMap({ caption, corner, columns, rows, foot }: Props) {
  return (
    <div className="heat-map sideways sideways--named" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <Row row={foot} />
          </tfoot>
        )}
      </table>
    </div>
  )
}
