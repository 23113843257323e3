export type BarPart = { key: string; value: number; shade: 0 | 1 | 2 | 3 | 4 | 5 }

/** Parts of a whole side by side, beside figures that say the same in words: nothing for screen readers. */
export function StackedBar({ parts, whole }: { parts: readonly BarPart[]; whole?: number }) {
  const sum = whole ?? parts.reduce((all, { value }) => all + value, 0)
  if (sum === 0) return null
  const before = (index: number) => parts.slice(0, index).reduce((all, { value }) => all + value, 0)
  return (
    <svg className="stacked-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect className="stacked-bar__whole" width="100" height="1" />
      {parts.map(({ key, value, shade }, index) => (
        <rect
          key={key}
          className={`chart-shade chart-shade--${shade}`}
          x={(before(index) / sum) * 100}
          width={(value / sum) * 100}
          height="1"
        />
      ))}
    </svg>
  )
}
