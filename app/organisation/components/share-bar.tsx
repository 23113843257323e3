/** A share drawn beside its figure, which says the same in words: nothing for screen readers. `whole` in the same unit. */
export function ShareBar({ basisPoints, whole }: { basisPoints: number; whole: number }) {
  return (
    <svg className="share-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect className="share-bar__whole" width="100" height="1" />
      <rect className="share-bar__part" width={Math.round((basisPoints / whole) * 1000) / 10} height="1" />
    </svg>
  )
}
