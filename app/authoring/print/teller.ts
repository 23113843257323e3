import { lessonMessages } from '#app/learning/lesson-messages.ts'
import { organisationMessages } from '#app/organisation/messages.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { translator, type Locale } from '#app/platform/i18n/messages.ts'
import { bookMessages } from './book-messages.ts'
import { text, type Inline } from './blocks.ts'
import { mannered } from './manners.ts'

/**
 * What a book in a language says around its author's words, and how author's words are printed in it. Courses in a
 * language the interface does not have are told in Italian.
 */
export function tellerOf(language: string) {
  const locale: Locale = language === 'en' ? 'en' : 'it'
  const places = translator(organisationMessages, locale)
  return {
    language,
    say: translator(bookMessages, locale),
    ofLesson: translator(lessonMessages, locale),
    department: (kind: DepartmentKind) => places(`department_${kind}`),
    formats: formatsOf(locale),
    /** Plain words of the author's. */
    plain: (value: string) => mannered(value, language),
    words: (value: string): Inline => text(mannered(value, language)),
  }
}

export type Teller = ReturnType<typeof tellerOf>
