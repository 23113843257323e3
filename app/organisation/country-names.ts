import type { Locale } from '#app/platform/i18n/messages.ts'

const made = new Map<Locale, Intl.DisplayNames>()

/** The name of a country in a language, from its ISO 3166-1 alpha-2 code; the code itself where it has none. */
export function countryName(code: string, locale: Locale): string {
  const names = made.get(locale) ?? new Intl.DisplayNames([locale], { type: 'region' })
  made.set(locale, names)
  return names.of(code) ?? code
}
