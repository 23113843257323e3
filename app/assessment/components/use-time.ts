import { useMemo } from 'react'
import { useLocale } from '#app/platform/i18n/use-text.tsx'

/** `15:40`, `15:40:07` where two may differ, `venerdì 27 novembre, 15:40` where the day is not plain. */
const precisions = {
  minutes: { timeStyle: 'short' },
  seconds: { timeStyle: 'medium' },
  day: { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** An ISO instant as a time in Italy, the same on the server and in every browser. */
export function useTime(): (instant: string, precision?: keyof typeof precisions) => string {
  const locale = useLocale()
  return useMemo(() => {
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { ...options, timeZone: 'Europe/Rome' })
    return (instant, precision = 'minutes') => format(precisions[precision]).format(new Date(instant))
  }, [locale])
}
