import { formatsOf } from '#app/platform/i18n/formats.ts'
import { translator, type Locale } from '#app/platform/i18n/messages.ts'
import type { EnrolmentState } from '#app/platform/generated/enums.ts'
import { judgeCompletion } from '../completion-rule.ts'
import { lessonsOf } from '../course-plan.ts'
import type { CourseOutline } from '../schemas.ts'
import type { EditionTerms } from './edition-terms.ts'
import { whyMessages } from './why-messages.ts'

/** Where somebody stands in an edition. Minutes are whole minutes. */
export type Standing = {
  state: EnrolmentState
  minutesMissing: number
  /** Titles of the exercises not completed yet, in the order of the course. */
  exercisesMissing: string[]
  /** Meetings neither held and confirmed nor cancelled. */
  openMeetings: number
  /** Of the certificate that holds, once issued. */
  certificateNumber: string | null
  withdrawnReason: string
}

/** Exercises told by name; the others are counted. */
const named = 3

const lists = {
  it: new Intl.ListFormat('it', { type: 'conjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
} as const satisfies Record<Locale, Intl.ListFormat>

/** What is missing to somebody by the rule that completes courses (`judgeCompletion`), exercises by their titles. */
export function missingOf(
  { terms, done, creditedMinutes }: { terms: EditionTerms; done: ReadonlySet<string>; creditedMinutes: number },
  outline: CourseOutline,
): Pick<Standing, 'minutesMissing' | 'exercisesMissing' | 'openMeetings'> {
  const verdict = judgeCompletion({ outline, terms, completedIds: done, creditedMinutes })
  const missing = new Set(verdict.missingActivityIds)
  const exercises = lessonsOf(outline).flatMap(({ activities }) => activities)
  const exercisesMissing = exercises.filter(({ id }) => missing.has(id)).map(({ title }) => title)
  return { minutesMissing: verdict.minutesMissing, exercisesMissing, openMeetings: verdict.openMeetings }
}

function missingParts({ minutesMissing, exercisesMissing, openMeetings }: Standing, locale: Locale): string[] {
  const t = translator(whyMessages, locale)
  const rest = exercisesMissing.length - named
  const titles = [
    ...exercisesMissing.slice(0, named).map((title) => t('quoted', { title })),
    ...(rest > 0 ? [t('others', { count: rest })] : []),
  ]
  const exercises = t('exercises', { count: exercisesMissing.length, titles: lists[locale].format(titles) })
  return [
    ...(minutesMissing > 0 ? [t('minutes', { duration: formatsOf(locale).duration(minutesMissing) })] : []),
    ...(titles.length > 0 ? [exercises] : []),
    ...(openMeetings > 0 ? [t('meetings', { count: openMeetings })] : []),
  ]
}

/**
 * Why somebody has no certificate yet, or that they have one, in one sentence: the same for the person and for the office.
 * It names what is missing and never how anybody answered (P9).
 */
export function whyNotYet(standing: Standing, locale: Locale): string {
  const t = translator(whyMessages, locale)
  const { state, certificateNumber: number, withdrawnReason: reason } = standing
  if (state === 'withdrawn') return reason ? t('withdrawn_why', { reason }) : t('withdrawn')
  if (state === 'completed') return number ? t('issued', { number }) : t('preparing')
  const parts = missingParts(standing, locale)
  return parts.length === 0 ? t('nothing_missing') : t('missing', { parts: parts.join('; ') })
}
