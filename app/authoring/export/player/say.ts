import { escapeXml } from '#app/platform/escape-xml.ts'
import { translator, type Locale, type Message, type MessageValues } from '#app/platform/i18n/messages.ts'
import type { Words } from './course-data.ts'

/** Plain words as they stand in a page. */
export const esc = escapeXml

const inLocale = <Key extends string>(texts: Record<Key, Message>, locale: Locale) => {
  const say = translator({ it: texts, en: texts }, locale)
  return (key: Key, values?: MessageValues) => esc(say(key, values))
}

/** The texts of a course's pages, ready for markup. */
export function sayer(words: Words, locale: Locale) {
  return {
    player: inLocale(words.player, locale),
    quiz: inLocale(words.quiz, locale),
    case: inLocale(words.case, locale),
    form: inLocale(words.form, locale),
    survey: inLocale(words.survey, locale),
    shared: inLocale(words.shared, locale),
    counter: (kind: string) => esc(words.counters[kind] ?? kind),
    time: (at: Date) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(at),
  }
}
export type Say = ReturnType<typeof sayer>

/** Why something given was not taken: of which item, and what was given. */
export type Refused = { itemId: string | null; reason: keyof Words['shared']; given: FormData | null }

export const button = (act: string, label: string, kind: 'primary' | 'outline' = 'primary') =>
  `<button class="button${kind === 'outline' ? ' button--outline' : ''}" name="act" value="${act}">${label}</button>`

/** A form of an exercise, whose button names what is done. */
export const form = (exerciseId: string, fields: Record<string, string>, inside: string) =>
  `<form class="exercise__form" data-of="${esc(exerciseId)}" novalidate>${Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${esc(value)}">`)
    .join('')}${inside}</form>`

/** Why it was not taken, where the eye and the screen reader are led. */
export const fault = (text: string, id: string) =>
  `<p class="field__error" role="alert" id="${esc(id)}" tabindex="-1" data-focus>${text}</p>`

/** What was typed into a field of the form that was not taken. */
export function typed(refused: Refused | null, name: string): string {
  const value = refused?.given?.get(name)
  return typeof value === 'string' ? value : ''
}
