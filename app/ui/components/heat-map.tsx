import { useNavigate } from '@remix-run/react'
import type { MouseEvent } from 'react'

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
        <a href={cell.to} aria-label={cell.label}>
          {cell.text}
        </a>
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

/**
 * A table that reads as a picture: shade and figure in each cell, links to what is behind it. Its links are plain ones
 * with one handler for all: hundreds of router links would cost more than the rest of the page.
 */
export function HeatMap({ caption, corner, columns, rows, foot }: Props) {
  const navigate = useNavigate()
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (!link || !plain) return
    event.preventDefault()
    navigate(`${link.pathname}${link.search}`)
  }
  return (
    <div className="heat-map" role="region" aria-label={caption} tabIndex={0} onClick={follow}>
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
