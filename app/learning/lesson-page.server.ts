import { listPractice } from '#app/assessment/practice-queries.server.ts'
import { listActivityStates } from '#app/assessment/state-queries.server.ts'
import type { TerritoryCard } from '#app/organisation/territory.ts'
import { getTerritoryCard } from '#app/organisation/territory-queries.server.ts'
import { workplacesOn } from '#app/organisation/membership-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { civilDay } from '#app/platform/clock.ts'
import { notFound } from '#app/platform/errors.ts'
import { findLesson, lessonsOf, percentDone, shownPlan } from './course-plan.ts'
import { getOwnEnrolment } from './enrolment-queries.server.ts'
import { loadArtefact } from './load-artefact.server.ts'
import { hasTools } from './tool-queries.server.ts'
import { getVersion } from './version-queries.server.ts'
import { visitLesson } from './visit-lesson.server.ts'

/** What a lesson's page may show of its exercises, whatever version of the course an attempt was begun on. */
export const listExerciseStates = (
  place: Omit<Parameters<typeof listActivityStates>[0], 'versionOf'>,
  now: Date,
): ReturnType<typeof listActivityStates> => listActivityStates({ ...place, versionOf: getVersion }, now)

/**
 * Everything a lesson page shows but its exercises, and notes the visit.
 * @throws AppError `not_found` for another person's enrolment or an unknown lesson
 */
export async function getLessonPage(viewer: Viewer, enrolmentId: string, lessonId: string, now: Date) {
  const day = civilDay(now)
  const [enrolment, { departmentKinds, organisation }] = await Promise.all([
    getOwnEnrolment(viewer, enrolmentId),
    workplacesOn(viewer.personId, day),
  ])
  const { version, done, state } = enrolment
  const found = findLesson(version.outline, lessonId)
  const artefactHash = version.artefacts.get(lessonId)
  if (!found || !artefactHash) throw notFound('lesson')
  const [practice, { hasTerritory }] = await Promise.all([
    listPractice(version.id),
    loadArtefact(artefactHash),
    visitLesson(enrolment, lessonId, now),
  ])
  const cards: Record<string, TerritoryCard> = hasTerritory
    ? { territory: await getTerritoryCard(organisation, day) }
    : {}
  const lessons = lessonsOf(version.outline)
  const { lesson, module, previous, next } = found
  return {
    enrolmentId,
    courseVersionId: version.id,
    courseTitle: version.title,
    language: version.language,
    plan: shownPlan(version.outline, practice),
    artefactHash,
    lesson,
    moduleTitle: module.title,
    position: { number: lessons.findIndex(({ id }) => id === lessonId) + 1, total: lessons.length },
    previous: previous && { id: previous.id, title: previous.title },
    next: next && { id: next.id, title: next.title },
    done: [...done],
    percent: percentDone(version.outline, done),
    courseCompleted: state === 'completed',
    keepsTools: next === null && (await hasTools(version.id)),
    reader: { departmentKinds, cards },
  }
}
