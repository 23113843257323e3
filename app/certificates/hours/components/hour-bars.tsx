import { useFormats } from '#app/platform/i18n/use-formats.ts'

type Bar = { key: string; label: string; minutes: number }

/** Durations as bars under their names and figures, the longest as wide as the box; the drawing says nothing the text does not. */
export function HourBars({ id, title, bars }: { id: string; title: string; bars: readonly Bar[] }) {
  const { duration } = useFormats()
  const longest = Math.max(1, ...bars.map(({ minutes }) => minutes))
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="hour-bars">
        {bars.map(({ key, label, minutes }) => (
          <li key={key}>
            <span>{label}</span> <strong>{duration(Math.max(0, minutes))}</strong>
            <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
              <rect className="hour-bars__track" width="100" height="4" />
              <rect className="hour-bars__value" width={(Math.max(0, minutes) / longest) * 100} height="4" />
            </svg>
          </li>
        ))}
      </ul>
    </section>
  )
}
