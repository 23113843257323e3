import { createContext, useContext, useMemo } from 'react'
import { translator, type Locale, type Messages, type Translate } from './messages.ts'

const LocaleContext = createContext<Locale>('it')
export const LocaleProvider = LocaleContext.Provider

/** The language of the page. */
export function useLocale(): Locale {
  return useContext(LocaleContext)
}

/** The texts of a room in the language of the page: `const t = useText(messages)`. */
export function useText<Key extends string>(messages: Messages<Key>): Translate<Key> {
  const locale = useLocale()
  return useMemo(() => translator(messages, locale), [messages, locale])
}
