type Point = { key: string; label: string; value: number }

type Props = {
  title: string
  /** What it shows, in words; the table beneath has every value. */
  text: string
  points: readonly Point[]
  /** The upper end of the scale. */
  top: number
  format: (value: number) => string
  kind: 'line' | 'columns'
  /** Every so many points one has its name beneath. */
  labelEvery?: number
}

const height = 100

/** Values over time. The drawing stretches with the page, its words do not. */
export function SeriesChart({ title, text, points, top, format, kind, labelEvery = 6 }: Props) {
  const width = points.length
  const yOf = (value: number) => height - (Math.min(value, top) / top) * height
  const line = points.map(({ value }, index) => `${index + 0.5},${yOf(value)}`)
  const last = line.at(-1)?.split(',')
  // Counted from the end: the latest always has its name.
  const isNamed = (index: number) => (width - 1 - index) % labelEvery === 0
  return (
    <figure className="series-chart">
      <figcaption>
        <strong>{title}</strong>
        <span>{text}</span>
      </figcaption>
      <div className="series-chart__plot" aria-hidden="true">
        <div className="series-chart__scale">
          <span>{format(top)}</span>
          <span>{format(top / 2)}</span>
          <span>{format(0)}</span>
        </div>
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
          {[0, 50, 100].map((y) => (
            <line key={y} className="series-chart__grid" x1="0" x2={width} y1={y} y2={y} />
          ))}
          {kind === 'columns' &&
            points.map(({ key, value }, index) => (
              <rect
                key={key}
                className="chart-shade chart-shade--4"
                x={index + 0.15}
                y={yOf(value)}
                width="0.7"
                height={height - yOf(value)}
              />
            ))}
          {kind === 'line' && (
            <>
              <polygon
                className="series-chart__area"
                points={`0.5,${height} ${line.join(' ')} ${width - 0.5},${height}`}
              />
              <polyline className="series-chart__line" points={line.join(' ')} />
              {last && <line className="series-chart__dot" x1={last[0]} x2={last[0]} y1={last[1]} y2={last[1]} />}
            </>
          )}
        </svg>
        <ol className="series-chart__names">
          {points.map(({ key, label }, index) => (
            <li key={key}>{isNamed(index) && <span>{label}</span>}</li>
          ))}
        </ol>
      </div>
    </figure>
  )
}
