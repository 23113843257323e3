import { dutyStates } from '../duty-state.ts'
import type { StateCounts } from '../rule-figures.server.ts'

/** The states of a rule as parts of one line; the figures beside it say the same in words. */
export function StateBar({ counts }: { counts: StateCounts }) {
  const widths = dutyStates.map((state) => (counts.people === 0 ? 0 : (counts[state] / counts.people) * 100))
  const parts = dutyStates.map((state, index) => ({
    ...{ state, width: widths[index] ?? 0 },
    from: widths.slice(0, index).reduce((sum, width) => sum + width, 0),
  }))
  return (
    <svg className="state-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect className="state-bar__whole" width="100" height="1" />
      {parts.map(({ state, from: x, width }) => (
        <rect key={state} className={`state-bar__${state}`} x={x} width={width} height="1" />
      ))}
    </svg>
  )
}
