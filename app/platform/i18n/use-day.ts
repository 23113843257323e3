import { useLocale } from './use-text.tsx'

/** The day in Italy of an instant, in the language of the page: `26 novembre 2026`. */
export function useDay(): (at: Date) => string {
  const format = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'long', timeZone: 'Europe/Rome' })
  return (at) => format.format(at)
}
