import type { AssessmentSpec } from '#app/assessment/schemas.ts'
import { judgeCompletion } from '#app/learning/completion-rule.ts'
import { standingTerms } from '#app/learning/editions/edition-terms.ts'
import { lessonsOf } from '#app/learning/course-plan.ts'
import type { Lesson } from '#app/learning/schemas.ts'
import type { PublishedVersion } from '#app/learning/version-queries.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import type { Prisma } from '#app/platform/database.server.ts'
import type { Random } from '#app/platform/seeded-random.ts'
import { abilityOf, addExercise, type AttemptRows } from './history-attempts.ts'
import type { Journey } from './history-plan.ts'
import { idOf } from './seed-id.ts'

const minute = 60_000
const day = 1440 * minute

export type HistoryRows = AttemptRows & {
  enrolments: Prisma.EnrolmentCreateManyInput[]
  progress: Prisma.ActivityProgressCreateManyInput[]
  attendance: Prisma.AttendanceEntryCreateManyInput[]
  completions: Prisma.CompletionCreateManyInput[]
}

/** An instant of office hours so many days ago; Saturdays and Sundays become the Friday before. */
function officeHour(now: Date, daysAgo: number, random: Random): number {
  const midnight = civilDay(new Date(now.getTime() - daysAgo * day)).getTime()
  const weekend = [2, 0, 0, 0, 0, 0, 1][new Date(midnight).getUTCDay()] ?? 0
  return midnight - weekend * day + (7 * 60 + random.below(8 * 60)) * minute
}

/** When each lesson was completed: between two days, in order, none sooner than it takes. */
function lessonInstants(lessons: readonly Lesson[], journey: Journey, now: Date, random: Random): Date[] {
  const { enrolledDaysAgo, lastDaysAgo } = journey
  const span = enrolledDaysAgo - lastDaysAgo
  const raw = lessons.map((_, index) => {
    const share = lessons.length === 1 ? 1 : index / (lessons.length - 1)
    return officeHour(now, Math.round(enrolledDaysAgo - share * span), random)
  })
  raw.sort((a, b) => a - b)
  let earliest = 0
  return lessons.map((lesson, index) => {
    const at = Math.max(raw[index] ?? 0, earliest + lesson.minutes * minute)
    earliest = at
    return new Date(at)
  })
}

/** How many lessons leave the course unfinished, at most: the last one or more stay open. */
function mostUnfinished(version: PublishedVersion): number {
  const { outline } = version
  const terms = standingTerms(version)
  const lessons = lessonsOf(outline)
  const open = lessons.findLastIndex((_, index) => {
    const done = lessons.slice(0, index)
    const completedIds = new Set(done.flatMap(({ id, activities }) => [id, ...activities.map((one) => one.id)]))
    const creditedMinutes = done.reduce((sum, { minutes }) => sum + minutes, 0)
    return !judgeCompletion({ outline, terms, completedIds, creditedMinutes }).complete
  })
  return Math.max(0, open)
}

/** `specs`: the exercises of the version, by id; `slug` of the course. */
export type HistoryContext = {
  slug: string
  version: PublishedVersion
  specs: ReadonlyMap<string, AssessmentSpec>
  editionId: string
  now: Date
  random: Random
}

/** The rows learning would have written along one person's way. `lessonsDone` overrides chance for who is under way. */
export function addJourney(rows: HistoryRows, journey: Journey, context: HistoryContext, lessonsDone?: number): void {
  const { slug, version, editionId, now, random } = context
  const { colleague, stage } = journey
  const lessons = lessonsOf(version.outline)
  const most = mostUnfinished(version)
  const count = {
    completed: lessons.length,
    enrolled: 0,
    under_way: lessonsDone ?? Math.min(most, 1 + random.below(most)),
  }
  const done = lessons.slice(0, count[stage])
  const instants = lessonInstants(done, journey, now, random)
  const [first] = instants
  const last = instants.at(-1)
  const startedAt = first ? new Date(first.getTime() - (done[0]?.minutes ?? 0) * minute) : null
  const enrolledAt = startedAt
    ? new Date(startedAt.getTime() - (10 + random.below(240)) * minute)
    : new Date(officeHour(now, journey.enrolledDaysAgo, random))
  const completedAt = stage === 'completed' ? (last ?? null) : null
  const enrolmentId = idOf(`enrolment:${slug}:${colleague.personId}`)
  const next = lessons[done.length] ?? lessons.at(-1)
  rows.enrolments.push({
    ...{ id: enrolmentId, personId: colleague.personId, editionId, courseVersionId: version.id },
    ...{ state: stage, enrolledAt, startedAt, completedAt },
    ...(last ? { lastLessonId: next?.id ?? null, lastSeenAt: last } : {}),
  })
  const scores = addLessons(rows, { colleague, enrolmentId, done, instants }, context)
  if (!completedAt) return
  rows.completions.push({
    ...{ enrolmentId, personId: colleague.personId, courseId: version.courseId, courseVersionId: version.id },
    ...{ completedOn: civilDay(completedAt), completedAt },
    creditedMinutes: done.reduce((sum, { minutes }) => sum + minutes, 0),
    declaredMinutes: version.declaredMinutes,
    scoreBasisPoints: scores.length ? Math.round(scores.reduce((a, b) => a + b, 0) / scores.length) : null,
    departmentId: colleague.departmentId,
    organisationId: colleague.organisationId,
    ambitoId: colleague.ambitoId,
  })
}

type Walk = { colleague: Journey['colleague']; enrolmentId: string; done: Lesson[]; instants: Date[] }

function addLessons(
  rows: HistoryRows,
  { colleague, enrolmentId, done, instants }: Walk,
  { version, specs, random }: HistoryContext,
): number[] {
  const scores: number[] = []
  const ability = abilityOf(random)
  const { personId, departmentKind: counter } = colleague
  for (const [index, lesson] of done.entries()) {
    const completedAt = instants[index] ?? new Date(0)
    const row = { enrolmentId, courseVersionId: version.id, completedAt }
    for (const { id: activityId } of lesson.activities) {
      const learner = { personId, counter, enrolmentId, courseVersionId: version.id, endedAt: completedAt, ability }
      const spec = specs.get(activityId)
      const scoreBasisPoints = spec ? addExercise(rows, spec, learner, random) : null
      if (scoreBasisPoints !== null) scores.push(scoreBasisPoints)
      rows.progress.push({ ...row, activityId, scoreBasisPoints })
    }
    rows.progress.push({ ...row, activityId: lesson.id })
    const { id: activityId, minutes } = lesson
    const id = idOf(`attendance:${enrolmentId}:${activityId}`)
    const credit = { activityId, minutes, kind: 'declared_on_completion', recordedAt: completedAt } as const
    rows.attendance.push({ id, enrolmentId, ...credit })
  }
  return scores
}
