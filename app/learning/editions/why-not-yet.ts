import { formatsOf } from '#app/platform/i18n/formats.ts'
import { translator, type Locale } from '#app/platform/i18n/messages.ts'
import type { EnrolmentState } from '#app/platform/generated/enums.ts'
import { judgeCompletion, minutesNeeded } from '../completion-rule.ts'
import { lessonsOf } from '../course-plan.ts'
import type { CourseOutline } from '../schemas.ts'
import { countsLessons, type EditionTerms } from './edition-terms.ts'
import { whyMessages } from './why-messages.ts'

/** Where somebody stands in an edition. Minutes are whole minutes. */
export type Standing = {
  state: EnrolmentState
  minutesMissing: number
  /** When all that is still to come does not reach what is asked for: the most one can get to, and what is needed. */
  outOfReach: { most: number; needed: number } | null
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

type Progress = { terms: EditionTerms; done: ReadonlySet<string>; creditedMinutes: number }

/**
 * The most somebody can still get to. Lessons measured can be opened again, so all of them count as open; nobody is told
 * that it is too late while it is not.
 */
function mostMinutes({ terms, done, creditedMinutes }: Progress, outline: CourseOutline): number {
  const isMeasured = terms.attendanceRule === 'measured_up_to_declared'
  const lessons = lessonsOf(outline).filter(({ id }) => countsLessons(terms.mode) && (isMeasured || !done.has(id)))
  return creditedMinutes + terms.openMinutes + lessons.reduce((sum, { minutes }) => sum + minutes, 0)
}

/** What is missing to somebody by the rule that completes courses (`judgeCompletion`), exercises by their titles. */
export function missingOf(
  progress: Progress,
  outline: CourseOutline,
): Pick<Standing, 'minutesMissing' | 'outOfReach' | 'exercisesMissing' | 'openMeetings'> {
  const { terms, done, creditedMinutes } = progress
  const verdict = judgeCompletion({ outline, terms, completedIds: done, creditedMinutes })
  const missing = new Set(verdict.missingActivityIds)
  const exercises = lessonsOf(outline).flatMap(({ activities }) => activities)
  const exercisesMissing = exercises.filter(({ id }) => missing.has(id)).map(({ title }) => title)
  const { minutesMissing, openMeetings } = verdict
  const [most, needed] = [mostMinutes(progress, outline), minutesNeeded(terms)]
  return { minutesMissing, outOfReach: most < needed ? { most, needed } : null, exercisesMissing, openMeetings }
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
  if (standing.outOfReach) {
    const { duration } = formatsOf(locale)
    const { most, needed } = standing.outOfReach
    return t('out_of_reach', { most: duration(most), needed: duration(needed) })
  }
  const parts = missingParts(standing, locale)
  return parts.length === 0 ? t('nothing_missing') : t('missing', { parts: parts.join('; ') })
}
