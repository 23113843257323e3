/** A bar from 0 to 100 with its label and figure in words. */
export function ProgressBar({ percent, label }: { percent: number; label: string }) {
  return (
    <div className="progress-bar">
      <span className="progress-bar__label">{label}</span>
      <progress value={percent} max={100} aria-label={label} />
    </div>
  )
}

const radius = 42
const round = 2 * Math.PI * radius

/** A ring with a figure in the middle; `label` says it in words to screen readers. */
export function ProgressRing({ percent, figure, label }: { percent: number; figure: string; label: string }) {
  const filled = (Math.min(100, Math.max(0, percent)) / 100) * round
  return (
    <svg className="progress-ring" viewBox="0 0 100 100" role="img" aria-label={label}>
      <circle className="progress-ring__track" cx="50" cy="50" r={radius} />
      {filled > 0 && (
        <circle
          className="progress-ring__value"
          cx="50"
          cy="50"
          r={radius}
          strokeDasharray={`${filled} ${round}`}
          transform="rotate(-90 50 50)"
        />
      )}
      <text className={figure.length > 8 ? 'progress-ring__long' : undefined} x="50" y="56" textAnchor="middle">
        {figure}
      </text>
    </svg>
  )
}
