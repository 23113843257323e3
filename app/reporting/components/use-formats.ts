import type { Locale } from '#app/platform/i18n/messages.ts'
import { useLocale } from '#app/platform/i18n/use-text.tsx'
import { hoursOf } from '../coverage-view.ts'

function formatsOf(locale: Locale) {
  const digits = { day: '2-digit', month: '2-digit', year: 'numeric' } as const
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const short = new Intl.DateTimeFormat(locale, { ...digits, timeZone: 'UTC' })
  const rome = new Intl.DateTimeFormat(locale, { ...digits, timeZone: 'Europe/Rome' })
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Europe/Rome' })
  const number = new Intl.NumberFormat(locale)
  return {
    /** `23 novembre 2026` of `2026-11-23`. */
    longDay: (isoDay: string) => long.format(new Date(`${isoDay}T00:00:00Z`)),
    /** Of a `date` column. */
    day: (value: Date) => short.format(value),
    /** The day in Italy of an instant. */
    dayOf: (value: Date) => rome.format(value),
    instant: (value: Date) => instant.format(value),
    number: (value: number) => number.format(value),
    hours: (minutes: number) => number.format(hoursOf(minutes)),
  }
}

/** Making a format costs more than everything else on a row: one set for each language and process. */
const made = new Map<Locale, ReturnType<typeof formatsOf>>()

/** How the office's pages write days, instants and numbers in the language of the page. */
export function useFormats() {
  const locale = useLocale()
  const formats = made.get(locale) ?? formatsOf(locale)
  made.set(locale, formats)
  return formats
}
