export type AreaShare = { area: string; minutes: number }

/**
 * Splits whole minutes among areas in proportion to their planned minutes, by largest remainder, so that the parts are
 * whole and add up to exactly what was split; of equal remainders the earlier area gets the minute. Minutes below zero
 * split as those above. Everything is of `otherwise` where no area has planned minutes.
 */
export function splitMinutes(minutes: number, planned: readonly AreaShare[], otherwise: string): AreaShare[] {
  const shares = planned.filter((share) => share.minutes > 0)
  const whole = shares.reduce((sum, share) => sum + share.minutes, 0)
  if (whole === 0) return [{ area: otherwise, minutes }]
  const amount = Math.abs(minutes)
  // In whole numbers: a fraction of a minute as a float could give a minute to the wrong area.
  const parts = shares.map(({ area, minutes: share }, index) => {
    const scaled = amount * share
    return { area, index, minutes: Math.floor(scaled / whole), rest: scaled % whole }
  })
  const left = amount - parts.reduce((sum, part) => sum + part.minutes, 0)
  const lucky = new Set(
    [...parts]
      .sort((a, b) => b.rest - a.rest || a.index - b.index)
      .slice(0, left)
      .map(({ index }) => index),
  )
  const sign = Math.sign(minutes)
  return parts.map((part) => ({ area: part.area, minutes: sign * (part.minutes + (lucky.has(part.index) ? 1 : 0)) }))
}
