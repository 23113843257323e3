import type { Transaction } from '#app/platform/database.server.ts'
import { EditionMode, type AttendanceKind } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'
import { lessonsOf } from '../course-plan.ts'
import { countsLessons, type EditionTerms } from '../editions/edition-terms.ts'
import type { OwnEnrolment } from '../enrolment-queries.server.ts'
import type { Lesson } from '../schemas.ts'
import { measuredMinutes, mergeIntervals, minutesBetween, spansOf, type Sitting } from './merge-intervals.ts'

/** Whether the time on a lesson's page counts in an edition; otherwise it is only written down. */
export function countsMeasured({ mode, attendanceRule }: Pick<EditionTerms, 'mode' | 'attendanceRule'>): boolean {
  return countsLessons(mode) && attendanceRule === 'measured_up_to_declared'
}

/** A lesson of one enrolment: a person may read two courses at once. */
export const lessonKey = (enrolmentId: string, lessonId: string): string => `${enrolmentId} ${lessonId}`

/**
 * The sittings of a person on all lessons whose time counts, merged: two courses open side by side count once too.
 */
export async function mergedSittings(tx: Transaction, personId: string): Promise<Sitting[]> {
  const mode = { in: Object.values(EditionMode).filter(countsLessons) }
  const rows = await tx.attendanceInterval.findMany({
    where: { enrolment: { personId, edition: { attendanceRule: 'measured_up_to_declared', mode } } },
    select: { windowId: true, enrolmentId: true, activityId: true, enteredAt: true, exitedAt: true },
  })
  return mergeIntervals(
    rows.map(({ windowId, enrolmentId, activityId, enteredAt, exitedAt }) => ({
      ...{ windowId, lesson: lessonKey(enrolmentId, activityId) },
      ...{ from: enteredAt.getTime(), to: exitedAt.getTime() },
    })),
  )
}

type Entry = { activityId: string; kind: AttendanceKind; minutes: number }

function sumsOf(entries: readonly Entry[], lessonId: string) {
  const own = entries.filter(({ activityId }) => activityId === lessonId)
  const sum = (some: readonly Entry[]) => some.reduce((minutes, one) => minutes + one.minutes, 0)
  const measured = sum(own.filter(({ kind }) => kind === 'measured_interval'))
  return { measured, otherMinutes: sum(own) - measured }
}

/** The entry that brings a lesson's measured minutes to what they are now; null when they are. */
function entryFor(lesson: Lesson, enrolment: OwnEnrolment, sittings: readonly Sitting[], entries: readonly Entry[]) {
  const spans = spansOf(sittings, lessonKey(enrolment.id, lesson.id))
  const { measured, otherMinutes } = sumsOf(entries, lesson.id)
  const minutes = measuredMinutes(spans, { declaredMinutes: lesson.minutes, otherMinutes })
  const isFull = minutes + otherMinutes >= lesson.minutes
  if (minutes > measured) {
    const between = minutesBetween(spans, measured, minutes)
    const [enteredAt, exitedAt] = between ? [new Date(between.from), new Date(between.to)] : [null, null]
    return { activityId: lesson.id, minutes: minutes - measured, enteredAt, exitedAt, isFull }
  }
  // Time came in late that another lesson had first. What a completed course counted is not taken back.
  if (minutes === measured || enrolment.completedAt) return null
  return { activityId: lesson.id, minutes: minutes - measured, enteredAt: null, exitedAt: null, isFull: true }
}

/**
 * Credits the measured minutes of an enrolment's lessons that are not credited yet: of each its merged whole minutes, up
 * to the declared ones (P5). Entries are only added; where the enrolment's edition does not measure nothing happens. The
 * enrolment must be locked.
 * @param settledBefore only lessons that nobody has looked at since (or that are full): one entry a sitting, not one a minute
 * @returns the enrolment with the minutes it has now, the same object when nothing was credited
 */
export async function creditMeasured(
  tx: Transaction,
  enrolment: OwnEnrolment,
  now: Date,
  settledBefore: Date | null = null,
): Promise<OwnEnrolment> {
  if (!countsMeasured(enrolment.terms)) return enrolment
  const enrolmentId = enrolment.id
  const sittings = await mergedSittings(tx, enrolment.personId)
  if (sittings.length === 0) return enrolment
  const select = { activityId: true, kind: true, minutes: true } as const
  const entries = await tx.attendanceEntry.findMany({ where: { enrolmentId }, select })
  const isSettled = (lessonId: string) =>
    settledBefore === null ||
    !sittings.some(({ lesson, to }) => lesson === lessonKey(enrolmentId, lessonId) && to >= settledBefore.getTime())
  const due = lessonsOf(enrolment.version.outline)
    .flatMap((lesson) => entryFor(lesson, enrolment, sittings, entries) ?? [])
    .filter(({ activityId, isFull }) => isFull || isSettled(activityId))
  if (due.length === 0) return enrolment
  await tx.attendanceEntry.createMany({
    data: due.map(({ activityId, minutes, enteredAt, exitedAt }) => ({
      ...{ id: newId(), enrolmentId, activityId, kind: 'measured_interval' as const },
      ...{ minutes, enteredAt, exitedAt, recordedAt: now },
    })),
  })
  const added = due.reduce((sum, { minutes }) => sum + minutes, 0)
  return { ...enrolment, creditedMinutes: enrolment.creditedMinutes + added }
}
