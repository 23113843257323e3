import { workingDayFrom } from '#app/platform/working-days.ts'

const dayLength = 86_400_000

/** When an ambito reminds its people. Mails go out at eight in the morning of working days. */
export type Schedule = {
  isOn: boolean
  /** Days before a course is due, the most first; may be empty. */
  daysBefore: readonly number[]
  /** Days after it was due; monthly from there, on the same day of the month. */
  daysAfter: number
  /** Of the weekly digest: 1 Monday to 5 Friday. */
  digestWeekday: number
}

/** What holds until an office says otherwise. */
export const usualSchedule: Schedule = { isOn: true, daysBefore: [14, 3], daysAfter: 7, digestWeekday: 1 }

/** At what o'clock, in Italy: from eight on, and not in the evening where the site was down in the morning. */
export const mailingHours = { from: '08:00', until: '19:00' } as const

/** Days for which what was missed is still caught up. */
export const catchUpDays = 7

export type DutyStepKind = 'assigned' | 'before' | 'after' | 'monthly'

/** A day of the schedule; days are civil days (midnight UTC). */
export type Step<Kind = DutyStepKind | 'weekly'> = {
  kind: Kind
  /** The day the schedule names. */
  on: Date
  /** The working day on which the mail goes out: that day, or the next one. */
  sendOn: Date
}

const plus = (day: Date, days: number) => new Date(day.getTime() + days * dayLength)

/** The same day so many months later, or the last of a shorter month. */
function monthsLater(day: Date, months: number): Date {
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + months]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(day.getUTCDate(), last)))
}

function step<Kind>(kind: Kind, on: Date): Step<Kind> {
  return { kind, on, sendOn: workingDayFrom(on) }
}

type Asked = { assignedOn: Date; dueOn: Date }

/**
 * The days of the schedule for what is asked of somebody, in their order, as far as `until` and one beyond. The first is
 * the morning after it was asked: what an office takes back the same day reaches nobody. A day before the term that comes
 * no later than that first is left out.
 */
export function* stepsOf(
  { daysBefore, daysAfter }: Schedule,
  { assignedOn, dueOn }: Asked,
): Generator<Step<DutyStepKind>> {
  const first = step('assigned' as const, plus(assignedOn, 1))
  yield first
  for (const days of [...daysBefore].sort((a, b) => b - a)) {
    const before = step('before' as const, plus(dueOn, -days))
    if (before.on > first.sendOn) yield before
  }
  const after = plus(dueOn, daysAfter)
  if (after > first.sendOn) yield step('after', after)
  for (let months = 1; ; months += 1) {
    const monthly = step('monthly' as const, monthsLater(after, months))
    if (monthly.on > first.sendOn) yield monthly
  }
}

/** The latest of them whose mail is to go out on a civil day or was to before; null before the first. */
export function latestStep(schedule: Schedule, asked: Asked, day: Date): Step<DutyStepKind> | null {
  let latest: Step<DutyStepKind> | null = null
  for (const one of stepsOf(schedule, asked)) {
    if (one.sendOn > day) break
    latest = one
  }
  return latest
}

/** The latest day of the weekly digest, as `latestStep`. */
export function digestStep({ digestWeekday }: Pick<Schedule, 'digestWeekday'>, day: Date): Step<'weekly'> {
  const since = (day.getUTCDay() - digestWeekday + 7) % 7
  const latest = step('weekly' as const, plus(day, -since))
  return latest.sendOn > day ? step('weekly', plus(latest.on, -7)) : latest
}
