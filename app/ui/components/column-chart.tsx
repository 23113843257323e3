import { Link } from './link.tsx'

export type ChartColumn = {
  key: string
  label: string
  value: number
  /** The figure above the column. */
  figure: string
  /** What more there is to say of it, smaller. */
  note?: string
  /** The people, or whatever is behind the figure. */
  to?: string | undefined
  /** 0 to 5, of the shades of the heat map. */
  shade?: 0 | 1 | 2 | 3 | 4 | 5
}

/** Figures as columns with their names beneath, the highest as tall as the box; the drawing says nothing the text does not. */
export function ColumnChart({ label, columns }: { label: string; columns: readonly ChartColumn[] }) {
  const highest = Math.max(1, ...columns.map(({ value }) => value))
  return (
    <ul className="column-chart" aria-label={label}>
      {columns.map(({ key, label: name, value, figure, note, to, shade = 4 }) => (
        <li key={key}>
          <span className="column-chart__name">{name}</span>
          <svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">
            <rect
              className={`chart-shade chart-shade--${shade}`}
              y={100 - (value / highest) * 100}
              width="10"
              height={(value / highest) * 100}
            />
          </svg>
          <span className="column-chart__figure">
            {to && value > 0 ? (
              <Link to={to} aria-label={`${name}: ${figure}`}>
                {figure}
              </Link>
            ) : (
              figure
            )}
            {note && <small>{note}</small>}
          </span>
        </li>
      ))}
    </ul>
  )
}
