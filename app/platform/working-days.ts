const dayLength = 86_400_000

/**
 * Easter Sunday of a year, in March (days from 1) or beyond: the Gregorian computus as Butcher gave it (Meeus,
 * Astronomical Algorithms, ch. 8).
 */
function easterOf(year: number): Date {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const days = h + l - 7 * m + 114
  return new Date(Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1))
}

/** National holidays that fall on the same day every year (law 260/1949 as changed since), month and day. */
const fixed = new Set(['01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26'])

function isHoliday(day: Date): boolean {
  const year = day.getUTCFullYear()
  const date = day.toISOString().slice(5, 10)
  // Saint Francis, again since 2026 (law 151/2025).
  if (date === '10-04') return year >= 2026
  return fixed.has(date) || day.getTime() === easterOf(year).getTime() + dayLength
}

/** Whether offices in Italy work on a civil day (midnight UTC): Monday to Friday, no national holiday. */
export function isWorkingDay(day: Date): boolean {
  const weekday = day.getUTCDay()
  return weekday !== 0 && weekday !== 6 && !isHoliday(day)
}

/** The first working day from a civil day on, that day included. */
export function workingDayFrom(day: Date): Date {
  let one = day
  while (!isWorkingDay(one)) one = new Date(one.getTime() + dayLength)
  return one
}
