/** The upper end of a scale of shares of one that has room for the highest. */
export function shareScale(highest: number): number {
  return [0.1, 0.2, 0.5, 1].find((top) => highest <= top) ?? 1
}

/** The upper end of a scale of counts: an even number that reads well, of which half is whole. */
export function countScale(highest: number): number {
  for (let step = 1; ; step *= 10) {
    const top = [2, 4, 10].map((one) => one * step).find((one) => highest <= one)
    if (top !== undefined) return top
  }
}
