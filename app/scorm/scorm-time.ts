const timespan = /^(\d{2,4}):(\d{2}):(\d{2}(?:\.\d{1,2})?)$/
const duration = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,2})?)S)?)?$/
const day = 86_400

/**
 * Seconds of a session time: CMITimespan of SCORM 1.2 (`HHHH:MM:SS.SS`) or timeinterval(second,10,2) of SCORM 2004
 * (ISO 8601, `PT1H30M`; a year is 365 days, a month 30); null for anything else, and for what is empty.
 */
export function secondsOf(text: string): number | null {
  const [, hours, minutes, seconds] = timespan.exec(text) ?? []
  if (seconds !== undefined) return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  if (text === '' || text === 'P' || text.endsWith('T')) return null
  const parts = duration.exec(text)
  if (!parts) return null
  const [years = 0, months = 0, days = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part || 0))
  return (years * 365 + months * 30 + days) * day + hour * 3600 + minute * 60 + second
}

/** Seconds as SCORM 1.2 writes a total time, at most 9999 hours. */
export function timespanOf(seconds: number): string {
  const whole = Math.min(Math.floor(seconds), 9999 * 3600)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(Math.floor(whole / 3600)).padStart(4, '0')}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
}

/** Seconds as SCORM 2004 writes a total time. */
export function durationOf(seconds: number): string {
  const whole = Math.floor(seconds)
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const parts = [hours && `${hours}H`, minutes && `${minutes}M`, rest && `${rest}S`].filter(Boolean).join('')
  return `PT${parts || '0S'}`
}
