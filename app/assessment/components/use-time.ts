import { useMemo } from 'react'
import { useLocale } from '#app/platform/i18n/use-text.tsx'

/** An ISO instant as a time of day in Italy, the same on the server and in every browser; with seconds where two may differ. */
export function useTime(): (instant: string, precision?: 'minutes' | 'seconds') => string {
  const locale = useLocale()
  return useMemo(() => {
    const format = (timeStyle: 'short' | 'medium') =>
      new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeStyle, timeZone: 'Europe/Rome' })
    const formats = { minutes: format('short'), seconds: format('medium') }
    return (instant, precision = 'minutes') => formats[precision].format(new Date(instant))
  }, [locale])
}
