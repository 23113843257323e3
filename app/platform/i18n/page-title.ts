import { locales, translator, type Locale, type Messages, type MessageValues, type Translate } from './messages.ts'

type Matches = readonly ({ data?: unknown } | undefined)[]

/** The language the root's loader chose; `meta` runs outside the page's own context. */
function localeOfPage(matches: Matches): Locale {
  for (const match of matches) {
    const data = match?.data
    if (typeof data !== 'object' || data === null || !('locale' in data)) continue
    return locales.find((locale) => locale === data.locale) ?? 'it'
  }
  return 'it'
}

/** The texts of a room in the language of the page, for a route's `meta`. */
export function pageText<Key extends string>(matches: Matches, messages: Messages<Key>): Translate<Key> {
  return translator(messages, localeOfPage(matches))
}

/** What a page is called in the browser's tab, in the language of the page: `Catalogue · Sguardi`. */
export function pageTitle<Key extends string>(
  matches: Matches,
  messages: Messages<Key>,
  key: Key,
  values: MessageValues = {},
): { title: string } {
  return { title: `${pageText(matches, messages)(key, values)} · Sguardi` }
}
