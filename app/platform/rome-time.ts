const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Rome',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** Day and time of the clocks in Italy, `2026-11-26` and `08:05`: what date and time fields hold. */
export function romeClock(instant: Date): { day: string; time: string } {
  const read = new Map(parts.formatToParts(instant).map(({ type, value }) => [type, value]))
  const of = (type: Intl.DateTimeFormatPartTypes) => read.get(type) ?? ''
  return { day: `${of('year')}-${of('month')}-${of('day')}`, time: `${of('hour')}:${of('minute')}` }
}

const hour = 3_600_000

/**
 * The instant at which the clocks in Italy show a day (`2026-11-26`) and a time (`08:05`). In the hour that comes twice
 * in October the first; one that March leaves out is as long after the change as it would have been before it.
 */
export function romeInstant(day: string, time: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`)
  const shows = (instant: Date) => {
    const clock = romeClock(instant)
    return clock.day === day && clock.time === time
  }
  const [summer, winter] = [new Date(asUtc - 2 * hour), new Date(asUtc - hour)]
  return shows(summer) ? summer : winter
}
