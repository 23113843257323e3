export const locales = ['it', 'en'] as const
export type Locale = (typeof locales)[number]

/** Text with `{name}` places, or one text per plural category chosen by `{count}`. */
export type Message = string | { one: string; other: string }
export type MessageValues = Record<string, string | number>

/**
 * The texts of one part of the interface, Italian first. English must have exactly the same keys: the compiler checks it.
 * Each room keeps its texts in `messages.ts`; together they are the catalogue (P15).
 */
export function defineMessages<Key extends string>(texts: {
  it: Record<Key, Message>
  en: Record<NoInfer<Key>, Message>
}): Messages<Key> {
  return texts
}

export type Messages<Key extends string> = Record<Locale, Record<Key, Message>>
export type Translate<Key extends string> = (key: Key, values?: MessageValues) => string

/** Making plural rules costs more than all the texts of a component. */
const pluralRules = { it: new Intl.PluralRules('it'), en: new Intl.PluralRules('en') } as const satisfies Record<
  Locale,
  Intl.PluralRules
>

/** The function that gives the texts of `messages` in one language. */
export function translator<Key extends string>(messages: Messages<Key>, locale: Locale): Translate<Key> {
  const plural = pluralRules[locale]
  return (key, values = {}) => {
    const message = messages[locale][key]
    const text =
      typeof message === 'string'
        ? message
        : message[plural.select(Number(values.count ?? 0)) === 'one' ? 'one' : 'other']
    return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
  }
}
