import { useDay } from '#app/platform/i18n/use-day.ts'
import { useLocale, useText } from '#app/platform/i18n/use-text.tsx'
import { certificatesMessages } from '../messages.ts'

/** How these pages write days, instants and durations in the language of the page. */
export function useFormats() {
  const locale = useLocale()
  const t = useText(certificatesMessages)
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Rome' })
  return {
    /** Of `2026-11-24`. */
    day: (isoDay: string) => day.format(new Date(`${isoDay}T00:00:00Z`)),
    dayOf: useDay(),
    instant: (at: Date) => instant.format(at),
    /** Of whole minutes. */
    duration: (minutes: number) => {
      const values = { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
      if (values.hours === 0) return t('minutes_only', values)
      return t(values.minutes === 0 ? 'hours_only' : 'hours_minutes', values)
    },
  }
}
