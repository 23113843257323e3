import { listSurveys } from '#app/assessment/practice-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { lessonsOf } from '#app/learning/course-plan.ts'
import { listCurrentVersions } from '#app/learning/version-queries.server.ts'
import { canAuthor, canReadOutbox, canReadSurveys, canSeeOffice } from '#app/organisation/policy.ts'
import { AppError } from '#app/platform/errors.ts'
import { listDraftTasks, type DraftLine } from './drafts/list-drafts.server.ts'
import { countAnswersWaiting } from './marking-queue.server.ts'

type Named = { slug: string; title: string }

/** What somebody's roles give them to do, beside learning. */
export type OwnWork = {
  /** For who reads answers: how many wait, the courses with figures to look at, and those being written that ask something. */
  authoring: { waiting: number; courses: Named[]; drafts: DraftLine[] } | null
  /** For who reads surveys and writes no courses. */
  surveys: Named[] | null
  office: boolean
  outbox: boolean
}

/**
 * The published courses with surveys, by title.
 * @throws AppError `forbidden` for who neither writes courses nor evaluates projects
 */
export async function listSurveyedCourses(viewer: Viewer): Promise<Named[]> {
  if (!canReadSurveys(viewer)) throw new AppError('forbidden', { message: 'only trainers and evaluators see surveys' })
  const versions = await listCurrentVersions()
  const surveyed = await Promise.all(versions.map(async (version) => (await listSurveys(version.id)).length > 0))
  return versions.filter((_, at) => surveyed[at]).map(({ slug, title }) => ({ slug, title }))
}

async function authoringOf(viewer: Viewer): Promise<NonNullable<OwnWork['authoring']>> {
  const [waiting, courses, drafts] = await Promise.all([
    countAnswersWaiting(viewer),
    listCurrentVersions(),
    listDraftTasks(viewer),
  ])
  const withFigures = courses.filter(({ outline }) =>
    lessonsOf(outline).some(({ activities }) => activities.some(({ kind }) => kind !== 'form')),
  )
  return { waiting, drafts, courses: withFigures.map(({ slug, title }) => ({ slug, title })) }
}

/** What waits for a viewer by their roles; null for who only learns. `demo` is whether this is a demonstration. */
export async function findOwnWork(viewer: Viewer, demo: boolean): Promise<OwnWork | null> {
  const [office, outbox] = [canSeeOffice(viewer), canReadOutbox(viewer, demo)]
  if (canAuthor(viewer)) return { authoring: await authoringOf(viewer), surveys: null, office, outbox }
  if (canReadSurveys(viewer)) return { authoring: null, surveys: await listSurveyedCourses(viewer), office, outbox }
  return office ? { authoring: null, surveys: null, office, outbox } : null
}
