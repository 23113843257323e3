import { parseDay } from '#app/platform/civil-day.ts'
import type { EditionMode } from '#app/platform/generated/enums.ts'
import { romeInstant } from '#app/platform/rome-time.ts'
import { minutesPlanned } from './presence-minutes.ts'
import type { MeetingForm } from './schemas.ts'

/** Minutes of the longest day of a course. */
const longest = 12 * 60

export type PlanFault =
  | 'edition_asynchronous'
  | 'outside_period'
  | 'end_before_start'
  | 'too_long'
  | 'place_missing'
  | 'url_missing'
  | 'teacher_missing'

/** What stands in the way of planning anything. */
export type PlanningBlock = 'asynchronous' | 'credits_waiting' | 'no_teachers'

type Edition = { mode: EditionMode; startsOn: Date; endsOn: Date | null }

/**
 * What a form says of a meeting, with the instants its clock times mean in Italy. The form proposes the place of the
 * edition; an online meeting has none, on no page and in no register.
 */
export function planOf({ topic, mode, place, url = '', day, from, to }: Omit<MeetingForm, 'teacherIds' | 'tell'>) {
  const where = mode === 'live_online' ? '' : place
  return { topic, mode, place: where, url, startsAt: romeInstant(day, from), endsAt: romeInstant(day, to) }
}

/** Why a meeting cannot be planned so in an edition, or null. */
export function faultOfPlan(form: MeetingForm, { mode, startsOn, endsOn }: Edition): PlanFault | null {
  const day = parseDay(form.day)
  const plan = planOf(form)
  if (mode === 'asynchronous') return 'edition_asynchronous'
  if (day < startsOn || (endsOn && day > endsOn)) return 'outside_period'
  if (plan.endsAt <= plan.startsAt) return 'end_before_start'
  if (minutesPlanned(plan) > longest) return 'too_long'
  if (plan.mode === 'in_person' && !plan.place) return 'place_missing'
  if (plan.mode === 'live_online' && !plan.url) return 'url_missing'
  return form.teacherIds.length === 0 ? 'teacher_missing' : null
}

const fields: Readonly<Record<string, string>> = {
  outside_period: 'day',
  end_before_start: 'to',
  too_long: 'to',
  place_missing: 'place',
  url_missing: 'url',
  teacher_missing: 'teacherIds',
  teacher_unknown: 'teacherIds',
} satisfies Partial<Record<PlanFault | 'teacher_unknown', string>>

/** The field of the form a fault is of; nothing for those of the edition or the meeting as a whole. */
export function fieldOfFault(reason: string): string {
  return fields[reason] ?? ''
}
