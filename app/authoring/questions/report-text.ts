import type { Locale } from '#app/platform/i18n/messages.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { questionMessages } from './messages.ts'
import { UnreadableFile, verdictOf, type Note, type ReadQuestion, type Verdict } from './question.ts'

/** How many questions of a file were kept, changed and not imported. */
export function countVerdicts(questions: readonly ReadQuestion[]): Record<Verdict, number> {
  const counts = { kept: 0, changed: 0, skipped: 0 }
  for (const question of questions) counts[verdictOf(question)] += 1
  return counts
}

/** The sentence of a note. */
export function noteText({ code, detail = '' }: Note, locale: Locale): string {
  return translator(questionMessages, locale)(`note_${code}`, { detail })
}

/** The sentence that says why a file cannot be read. */
export function refusalText({ code, detail }: UnreadableFile, locale: Locale): string {
  return translator(questionMessages, locale)(`refused_${code}`, { detail })
}
