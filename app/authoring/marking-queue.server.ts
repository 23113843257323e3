import { getAgreement, type CriterionAgreement } from '#app/assessment/marking/agreement-queries.server.ts'
import { getAnswerToMark } from '#app/assessment/marking/answer-to-mark.server.ts'
import { countWaiting, listQueue, type QueueLine } from '#app/assessment/marking/queue-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { lessonsOf } from '#app/learning/course-plan.ts'
import { getVersion } from '#app/learning/version-queries.server.ts'

/** An exercise with marked reflections, over every version of its course. */
type MarkedExercise = {
  slug: string
  courseTitle: string
  activityId: string
  title: string
  waiting: number
  versionIds: string[]
}

export type MarkingQueue = {
  /** How many wait in all that is shown. */
  waiting: number
  lines: (Omit<QueueLine, 'courseVersionId' | 'activityId'> & { courseTitle: string; exerciseTitle: string })[]
  exercises: Omit<MarkedExercise, 'versionIds'>[]
  /** Of the exercise chosen; empty while none is. */
  agreement: CriterionAgreement[]
}

async function titlesOf(courseVersionId: string, activityId: string) {
  const { slug, title: courseTitle, outline } = await getVersion(courseVersionId)
  const activity = lessonsOf(outline)
    .flatMap(({ activities }) => activities)
    .find(({ id }) => id === activityId)
  return { slug, courseTitle, title: activity?.title ?? activityId }
}

async function listExercises(viewer: Viewer): Promise<MarkedExercise[]> {
  const counts = await countWaiting(viewer)
  const exercises = new Map<string, MarkedExercise>()
  for (const { courseVersionId, activityId, waiting } of counts) {
    const titles = await titlesOf(courseVersionId, activityId)
    const key = `${titles.slug}/${activityId}`
    const known = exercises.get(key)
    exercises.set(key, {
      ...(known ?? { ...titles, activityId }),
      waiting: (known?.waiting ?? 0) + waiting,
      versionIds: [...(known?.versionIds ?? []), courseVersionId],
    })
  }
  return [...exercises.values()].sort(
    (a, b) => a.courseTitle.localeCompare(b.courseTitle, 'it') || a.title.localeCompare(b.title, 'it'),
  )
}

/**
 * How many answers wait for this viewer in all.
 * @throws AppError `forbidden` for who is no trainer
 */
export async function countAnswersWaiting(viewer: Viewer): Promise<number> {
  return (await countWaiting(viewer)).reduce((sum, { waiting }) => sum + waiting, 0)
}

/**
 * The answers that wait for a trainer, the oldest first, of one course or exercise or of all; with an exercise chosen also
 * how its readers agree. Filters that name nothing show everything.
 * @throws AppError `forbidden` for who is no trainer
 */
export async function getMarkingQueue(
  viewer: Viewer,
  filter: { course: string | null; exercise: string | null },
  now: Date,
): Promise<MarkingQueue> {
  const exercises = await listExercises(viewer)
  const ofCourse = exercises.filter(({ slug }) => slug === filter.course)
  const ofExercise = ofCourse.filter(({ activityId }) => activityId === filter.exercise)
  const chosen = [ofExercise, ofCourse, exercises].find((list) => list.length > 0) ?? []
  const [one] = ofExercise
  const places = chosen.flatMap(({ versionIds, activityId }) =>
    versionIds.map((courseVersionId) => ({ courseVersionId, activityId })),
  )
  const [lines, agreement] = await Promise.all([
    listQueue(viewer, places, now),
    one ? getAgreement(viewer, one.activityId, one.versionIds) : [],
  ])
  return {
    waiting: chosen.reduce((sum, { waiting }) => sum + waiting, 0),
    lines: lines.flatMap(({ courseVersionId, activityId, ...line }) => {
      const exercise = chosen.find((it) => it.activityId === activityId && it.versionIds.includes(courseVersionId))
      return exercise ? [{ ...line, courseTitle: exercise.courseTitle, exerciseTitle: exercise.title }] : []
    }),
    exercises: exercises.map(({ slug, courseTitle, activityId, title, waiting }) => ({
      ...{ slug, courseTitle, activityId, title, waiting },
    })),
    agreement,
  }
}

/**
 * An answer to read with the title of its course.
 * @throws AppError `forbidden` for who is no trainer, `not_found` for an unknown answer or one's own
 */
export async function getMarkingPage(viewer: Viewer, answerId: string, now: Date) {
  const answer = await getAnswerToMark(viewer, answerId, now)
  const { courseTitle } = await titlesOf(answer.courseVersionId, answer.activityId)
  return { answer, courseTitle }
}
