import { membershipOn } from '#app/organisation/membership-queries.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { countsMeasured, creditMeasured } from './attendance/credit-measured.server.ts'
import { judgeCompletion } from './completion-rule.ts'
import { lessonOfActivity, lessonsOf } from './course-plan.ts'
import { countsLessons } from './editions/edition-terms.ts'
import type { OwnEnrolment } from './enrolment-queries.server.ts'
import { coverageChanged, issueCertificate } from './jobs.server.ts'
import type { Lesson } from './schemas.ts'

type Locked = OwnEnrolment

/** Declared minutes of a completed lesson, less what a correction gave for it before; or those measured so far. */
async function creditLesson(tx: Transaction, enrolment: Locked, lesson: Lesson, now: Date): Promise<Locked> {
  const { id: enrolmentId, terms } = enrolment
  if (!countsLessons(terms.mode)) return enrolment
  if (countsMeasured(terms)) return creditMeasured(tx, enrolment, now)
  const given = { enrolmentId, activityId: lesson.id }
  const before = await tx.attendanceEntry.aggregate({ where: given, _sum: { minutes: true } })
  const minutes = Math.max(0, lesson.minutes - (before._sum.minutes ?? 0))
  if (minutes === 0) return enrolment
  const credit = { ...given, id: newId(), minutes, recordedAt: now }
  await tx.attendanceEntry.create({ data: { ...credit, kind: 'declared_on_completion' } })
  return { ...enrolment, creditedMinutes: enrolment.creditedMinutes + minutes }
}

async function completeLesson(tx: Transaction, enrolment: Locked, lesson: Lesson, now: Date): Promise<Locked> {
  const { id: enrolmentId, courseVersionId } = enrolment
  const progress = { enrolmentId, activityId: lesson.id, courseVersionId, completedAt: now }
  const { count } = await tx.activityProgress.createMany({ data: [progress], skipDuplicates: true })
  if (count === 0) return enrolment
  await tx.enrolment.updateMany({
    where: { id: enrolmentId, startedAt: null },
    data: { startedAt: now, state: 'under_way' },
  })
  return { ...(await creditLesson(tx, enrolment, lesson, now)), done: new Set([...enrolment.done, lesson.id]) }
}

/** Mean of the best scores in the exercises of its version, in hundredths of a percent; null without graded exercises. */
async function scoreOf(tx: Transaction, { id: enrolmentId, version }: Locked): Promise<number | null> {
  const exercises = lessonsOf(version.outline).flatMap(({ activities }) => activities.map(({ id }) => id))
  const mean = await tx.activityProgress.aggregate({
    where: { enrolmentId, activityId: { in: exercises }, scoreBasisPoints: { not: null } },
    _avg: { scoreBasisPoints: true },
  })
  return mean._avg.scoreBasisPoints === null ? null : Math.round(mean._avg.scoreBasisPoints)
}

/**
 * Completes the course when the rule says so: completion, audit and the two jobs, once. Returns whether it is complete.
 * The enrolment must be locked, and its minutes those written by the caller too.
 */
export async function completeCourseIfDue(tx: Transaction, enrolment: Locked, now: Date): Promise<boolean> {
  const { id: enrolmentId, personId, version, terms, done: completedIds, creditedMinutes } = enrolment
  if (enrolment.completedAt) return true
  if (!judgeCompletion({ outline: version.outline, terms, completedIds, creditedMinutes }).complete) return false
  const completedOn = civilDay(now)
  const workplace = await membershipOn(personId, completedOn, tx)
  await tx.completion.create({
    data: {
      enrolmentId,
      personId,
      courseId: version.courseId,
      courseVersionId: version.id,
      completedOn,
      completedAt: now,
      creditedMinutes,
      declaredMinutes: terms.plannedMinutes,
      scoreBasisPoints: await scoreOf(tx, enrolment),
      departmentId: workplace?.department.id ?? null,
      organisationId: workplace?.organisation.id ?? null,
      ambitoId: workplace?.ambito?.id ?? null,
    },
  })
  await tx.enrolment.update({ where: { id: enrolmentId }, data: { state: 'completed', completedAt: now } })
  const subject = { subjectType: 'enrolment', subjectId: enrolmentId, detail: { course: version.slug } }
  await audit(tx, { actorId: personId, action: 'course.completed', ...subject }, now)
  await enqueue(tx, issueCertificate, { enrolmentId })
  await enqueue(tx, coverageChanged, { personId, ambitoId: workplace?.ambito?.id ?? null })
  return true
}

/** A lesson is read: credits its declared minutes, or those measured, and may complete the course. The enrolment must be locked. */
export async function recordLesson(
  tx: Transaction,
  enrolment: Locked,
  lesson: Lesson,
  now: Date,
): Promise<{ courseCompleted: boolean }> {
  const after = await completeLesson(tx, enrolment, lesson, now)
  const courseCompleted = await completeCourseIfDue(tx, after, now)
  // Completing the course says it already, with the place it counts in.
  const isNews = after !== enrolment && !after.completedAt && !courseCompleted
  if (isNews) await enqueue(tx, coverageChanged, { personId: enrolment.personId, ambitoId: null })
  return { courseCompleted }
}

type Exercise = { activityId: string; scoreBasisPoints: number | null }

/** Writes down that an exercise is passed or worked through, with its best score, and nothing that follows from it. */
export async function keepBestScore(
  tx: Transaction,
  enrolment: { id: string; courseVersionId: string },
  { activityId, scoreBasisPoints }: Exercise,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO activity_progress (enrolment_id, activity_id, course_version_id, completed_at, score_basis_points)
    VALUES (${enrolment.id}::uuid, ${activityId}, ${enrolment.courseVersionId}::uuid, ${now}, ${scoreBasisPoints}::int)
    ON CONFLICT (enrolment_id, activity_id)
    DO UPDATE SET score_basis_points = GREATEST(activity_progress.score_basis_points, EXCLUDED.score_basis_points)`
}

/**
 * An exercise is passed or worked through: keeps the best score; with the last exercise of a lesson the lesson is
 * complete too, and perhaps the course. The enrolment must be locked.
 */
export async function recordExercise(
  tx: Transaction,
  enrolment: Locked,
  exercise: Exercise,
  now: Date,
): Promise<{ courseCompleted: boolean }> {
  const { version } = enrolment
  const { activityId } = exercise
  await keepBestScore(tx, enrolment, exercise, now)
  const done = new Set([...enrolment.done, activityId])
  const lesson = lessonOfActivity(version.outline, activityId)
  const lessonDone = lesson?.activities.every(({ id }) => done.has(id)) ?? false
  const after = { ...enrolment, done }
  if (!lesson || !lessonDone) return { courseCompleted: await completeCourseIfDue(tx, after, now) }
  return recordLesson(tx, after, lesson, now)
}
