import { Link } from '@remix-run/react'

export type HeatCell = {
  text: string
  label: string
  /** 0 to 1; null = nobody there. */ value: number | null
  to?: string
}
export type HeatRow = { key: string; name: string; to?: string; cells: HeatCell[] }

/** One of six shades; 0 is its own, so that "nobody yet" never looks like "a few". */
export function shadeOf(value: number | null): string {
  if (value === null) return 'none'
  if (value <= 0) return '0'
  return String(Math.min(5, Math.ceil(value * 5)))
}

/** A table that reads as a picture: shade and figure in each cell, links to what is behind it. */
export function HeatMap({
  caption,
  corner,
  columns,
  rows,
}: {
  caption: string
  corner: string
  columns: string[]
  rows: HeatRow[]
}) {
  return (
    <div className="heat-map" role="region" aria-label={caption} tabIndex={0}>
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
            <tr key={row.key}>
              <th scope="row">{row.to ? <Link to={row.to}>{row.name}</Link> : row.name}</th>
              {row.cells.map((cell, index) => (
                <td key={columns[index]} className={`heat heat--${shadeOf(cell.value)}`}>
                  {cell.to ? (
                    <Link to={cell.to} aria-label={cell.label}>
                      {cell.text}
                    </Link>
                  ) : (
                    <span title={cell.label}>{cell.text}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
