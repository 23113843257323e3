/**
 * A share drawn beside its figure, which says the same in words: nothing for screen readers. Out of all (10,000) the whole
 * is drawn too; else `most`, in the same unit, is as long as the place allows and only the lengths are compared.
 */
export function ShareBar({ basisPoints, most }: { basisPoints: number; most?: number }) {
  return (
    <svg className="share-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      {!most && <rect className="share-bar__whole" width="100" height="1" />}
      <rect className="share-bar__part" width={Math.round((basisPoints / (most ?? 10_000)) * 1000) / 10} height="1" />
    </svg>
  )
}
