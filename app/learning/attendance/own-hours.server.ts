import type { Viewer } from '#app/identity/viewer.ts'
import { membershipOn } from '#app/organisation/membership-queries.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'
import type { AttendanceKind } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'
import { findLesson, lessonsOf } from '../course-plan.ts'
import { countsLessons } from '../editions/edition-terms.ts'
import type { OwnEnrolment } from '../enrolment-queries.server.ts'
import { listCountedActivities, type CountedActivity } from './activities.server.ts'
import { contestGround, type ContestGround } from './contest-ground.ts'
import { officesOfCorrections } from './contest-queries.server.ts'
import { countsMeasured, lessonKey, mergedSittings } from './credit-measured.server.ts'
import { explainSittings, type Explained } from './explain-sittings.ts'
import { listTracedLessons } from './lesson-traces.server.ts'
import { joinStretches } from './merge-intervals.ts'
import { getReckonedEnrolment } from './reckon-attendance.server.ts'

/** A row of the ledger: whole minutes, negative where they were taken away. */
export type OwnEntry = {
  id: string
  kind: AttendanceKind
  minutes: number
  enteredAt: Date | null
  exitedAt: Date | null
  recordedAt: Date
  reason: string
  /** Whose office corrected; empty where it is not known. */
  office: string
}

export type OwnContest = {
  id: string
  askedMinutes: number
  text: string
  openedAt: Date
  answer: { accepted: boolean; text: string; answeredAt: Date } | null
}

export type OwnActivity = CountedActivity & {
  minutes: number
  entries: OwnEntry[]
  contests: OwnContest[]
  /** From when to when windows showed it, the latest first. */
  sittings: OwnSitting[]
  ground: ContestGround
  /** UUID under which a contest of it would be sent; null where it cannot be contested, or while one is open. */
  contestId: string | null
}

/** From when to when one window showed a lesson; the three parts are seconds, rounded down. */
export type OwnSitting = {
  enteredAt: Date
  exitedAt: Date
  counted: number
  elsewhere: number
  beyond: number
}

export type OwnHours = {
  enrolmentId: string
  courseTitle: string
  creditedMinutes: number
  plannedMinutes: number
  completed: boolean
  /** How lessons count: by the time on them, by their declared duration, or not at all beside the meetings. */
  rule: 'measured' | 'declared' | 'meetings'
  activities: OwnActivity[]
  /** Lessons that count for nothing here, with from when to when windows showed them. */
  noted: { id: string; title: string; sittings: OwnSitting[] }[]
  /** Whose office answers: of where the learner works today; null where they work nowhere. */
  ambitoName: string | null
}

const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000)

/** How the lessons of somebody's edition count. */
export function ruleOf({ terms }: Pick<OwnEnrolment, 'terms'>): OwnHours['rule'] {
  if (!countsLessons(terms.mode)) return 'meetings'
  return countsMeasured(terms) ? 'measured' : 'declared'
}

async function readEntries(enrolmentId: string): Promise<(OwnEntry & { activityId: string })[]> {
  const [rows, offices] = await Promise.all([
    db().attendanceEntry.findMany({
      where: { enrolmentId },
      orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
      select: {
        ...{ id: true, activityId: true, kind: true, minutes: true, reason: true },
        ...{ enteredAt: true, exitedAt: true, recordedAt: true },
      },
    }),
    officesOfCorrections(enrolmentId),
  ])
  return rows.map((row) => ({ ...row, office: offices.get(row.id) ?? '' }))
}

function readContests(enrolmentId: string) {
  return db().attendanceContest.findMany({
    where: { enrolmentId },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, activityId: true, askedMinutes: true, text: true, openedAt: true },
      answer: { select: { accepted: true, text: true, answeredAt: true } },
    },
  })
}

/** What the windows saw on the lessons of an enrolment, whatever its rule, with what counts. */
async function explained(enrolment: OwnEnrolment, entries: readonly (OwnEntry & { activityId: string })[]) {
  const { id: enrolmentId, personId, version } = enrolment
  if (countsMeasured(enrolment.terms)) {
    const room = (key: string) => {
      const lesson = findLesson(version.outline, key.split(' ')[1] ?? '')?.lesson
      const others = entries.filter((one) => one.activityId === lesson?.id && one.kind !== 'measured_interval')
      const given = others.reduce((sum, { minutes }) => sum + minutes, 0)
      return 60_000 * Math.max(0, (lesson?.minutes ?? 0) - Math.max(0, given))
    }
    return explainSittings(await mergedSittings(db(), personId), room)
  }
  const rows = await db().attendanceInterval.findMany({
    where: { enrolmentId },
    select: { windowId: true, activityId: true, enteredAt: true, exitedAt: true },
  })
  const stretches = rows.map(({ windowId, activityId, enteredAt, exitedAt }) => ({
    ...{ windowId, lesson: lessonKey(enrolmentId, activityId), from: enteredAt.getTime(), to: exitedAt.getTime() },
  }))
  return joinStretches(stretches).map((sitting) => ({ ...sitting, counted: 0, elsewhere: 0, beyond: 0 }))
}

/** The sittings of each lesson of the enrolment, the latest first. */
function sittingsOf({ id: enrolmentId }: OwnEnrolment, sittings: readonly Explained[]) {
  const byLesson = new Map<string, OwnSitting[]>()
  for (const { lesson: key, from, to, counted, elsewhere, beyond } of sittings.toReversed()) {
    const [whose, lessonId = ''] = key.split(' ')
    if (whose !== enrolmentId) continue
    const [enteredAt, exitedAt] = [new Date(from), new Date(to)]
    const parts = { counted: seconds(counted), elsewhere: seconds(elsewhere), beyond: seconds(beyond) }
    byLesson.set(lessonId, [...(byLesson.get(lessonId) ?? []), { enteredAt, exitedAt, ...parts }])
  }
  return byLesson
}

/**
 * Everything written down about the hours of one of the viewer's enrolments: what counts and why, what the windows saw,
 * contests and their answers (P5). Time not credited yet is credited first.
 * @throws AppError `not_found` for another person's or a withdrawn enrolment
 */
export async function getOwnHours(viewer: Viewer, enrolmentId: string, now: Date): Promise<OwnHours> {
  const enrolment = await getReckonedEnrolment(viewer, enrolmentId, now)
  const [activities, entries, contests, traced, workplace] = await Promise.all([
    listCountedActivities(enrolment, now),
    readEntries(enrolmentId),
    readContests(enrolmentId),
    listTracedLessons(enrolment),
    membershipOn(viewer.personId, civilDay(now)),
  ])
  const sittings = sittingsOf(enrolment, await explained(enrolment, entries))
  const { terms, version, creditedMinutes, completedAt } = enrolment
  return {
    ...{ enrolmentId, courseTitle: version.title, creditedMinutes, plannedMinutes: terms.plannedMinutes },
    ...{ completed: completedAt !== null, rule: ruleOf(enrolment), ambitoName: workplace?.ambito?.name ?? null },
    noted: lessonsOf(version.outline)
      .filter(({ id }) => !activities.some((one) => one.id === id))
      .map(({ id, title }) => ({ id, title, sittings: sittings.get(id) ?? [] }))
      .filter((lesson) => lesson.sittings.length > 0),
    activities: activities.map((activity) => {
      const own = entries.filter(({ activityId }) => activityId === activity.id)
      const contested = contests.filter(({ activityId }) => activityId === activity.id)
      const minutes = own.reduce((sum, one) => sum + one.minutes, 0)
      const ground = contestGround({ ...activity, minutes, hasTrace: traced.has(activity.id) })
      const isAnswered = contested.every(({ answer }) => answer !== null)
      return {
        ...{ ...activity, minutes, ground, entries: own, contests: contested },
        sittings: sittings.get(activity.id) ?? [],
        contestId: ground === 'open' && isAnswered ? newId() : null,
      }
    }),
  }
}
