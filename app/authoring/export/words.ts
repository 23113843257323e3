import { assessmentMessages } from '#app/assessment/messages.ts'
import { caseMessages } from '#app/assessment/case-messages.ts'
import { formMessages } from '#app/assessment/form-messages.ts'
import { quizMessages } from '#app/assessment/quiz-messages.ts'
import { statementMessages } from '#app/assessment/statement-messages.ts'
import { organisationMessages } from '#app/organisation/messages.ts'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { translator, type Locale } from '#app/platform/i18n/messages.ts'
import { playerMessages } from './player-messages.ts'
import type { Words } from './player/course-data.ts'

/** Courses in a language the interface does not have are told in Italian. */
export const localeOf = (language: string): Locale => (language === 'en' ? 'en' : 'it')

/** What a course says around its author's words, in its language. */
export const exerciseWords = (language: string) => translator(playerMessages, localeOf(language))

/** The texts a course takes along to be played elsewhere: those of the site's exercises, in its language alone. */
export function wordsOf(language: string): Words {
  const locale = localeOf(language)
  const places = translator(organisationMessages, locale)
  const counters = Object.values(DepartmentKind).map((kind) => [kind, places(`department_${kind}`)] as const)
  return {
    player: playerMessages[locale],
    quiz: quizMessages[locale],
    case: caseMessages[locale],
    form: formMessages[locale],
    survey: statementMessages[locale],
    shared: assessmentMessages[locale],
    counters: Object.fromEntries(counters),
  }
}
