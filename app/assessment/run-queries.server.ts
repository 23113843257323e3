import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { CaseWalk } from './activity-state.ts'
import { findOwnAttempt } from './attempt-queries.server.ts'
import { caseWalk } from './case-state.server.ts'
import { runOf, type Run } from './run-of.ts'
import { getSpec } from './spec-queries.server.ts'

/** An earlier walk to read again, on the version it was walked on: scenes with the instants they were seen (UTC). */
export type OwnRun = {
  activityId: string
  title: string
  number: number
  /** When each scene was seen and left, in the order of the walk's steps. */
  times: Pick<Run['scenes'][number], 'sceneId' | 'seenAt' | 'leftAt'>[]
  startedAt: Date
  endedAt: Date
  walk: CaseWalk
}

/**
 * One of the viewer's own finished walks of an enrolment.
 * @throws AppError `not_found` for an open one, another exercise's kind, enrolment or person's
 */
export async function getOwnRun(
  viewer: Viewer,
  { enrolmentId, attemptId }: { enrolmentId: string; attemptId: string },
  reasonsPage: number,
): Promise<OwnRun> {
  const attempt = await findOwnAttempt(viewer, attemptId)
  if (!attempt || attempt.enrolmentId !== enrolmentId || !attempt.submittedAt) throw notFound('run')
  const spec = await getSpec(attempt.courseVersionId, attempt.activityId)
  if (spec.kind !== 'case') throw notFound('run')
  const { startedAt, answers } = await db().attempt.findUniqueOrThrow({
    where: { id: attemptId },
    select: { startedAt: true, answers: { select: { id: true, receivedAt: true } } },
  })
  const arrived = new Map(answers.map(({ id, receivedAt }) => [id, receivedAt]))
  const journal = attempt.journal.map((entry) => ({ ...entry, receivedAt: arrived.get(entry.id) ?? startedAt }))
  const { submittedAt, counter, number, activityId } = attempt
  const { scenes } = runOf(spec, { startedAt, submittedAt, counter, journal })
  const walk = await caseWalk(spec, attempt, { known: new Set(), reasonsPage })
  const times = scenes.map(({ sceneId, seenAt, leftAt }) => ({ sceneId, seenAt, leftAt }))
  return { activityId, title: spec.title, number, times, startedAt, endedAt: submittedAt, walk }
}
