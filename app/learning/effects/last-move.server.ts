import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { lessonsOf } from '../course-plan.ts'
import type { OwnEnrolment } from '../enrolment-queries.server.ts'
import { getVersion } from '../version-queries.server.ts'

export type LastMove = {
  at: Date
  /** Titles of what is to be done again and is not yet. */
  again: string[]
  /** What its authors say has changed; empty where they say nothing. */
  notes: string
}

/** The newer version somebody went over to last, with what it asks of them again; null where there was none, or the course is completed. */
export async function findLastMove(viewer: Viewer, enrolment: OwnEnrolment): Promise<LastMove | null> {
  const { id: enrolmentId, startedAt, completedAt, version, done } = enrolment
  if (!startedAt || completedAt) return null
  const move = await db().enrolmentMove.findFirst({
    where: { enrolmentId, movedAt: { gt: startedAt }, enrolment: { personId: viewer.personId } },
    orderBy: { movedAt: 'desc' },
    select: { movedAt: true, again: true, toVersionId: true },
  })
  // Since then they may read it in another language.
  if (!move || (await getVersion(move.toVersionId)).originalId !== version.originalId) return null
  const everything = lessonsOf(version.outline).flatMap((lesson) => [lesson, ...lesson.activities])
  const open = everything.filter(({ id }) => move.again.includes(id) && !done.has(id))
  const { notes } = await db().courseVersion.findUniqueOrThrow({
    where: { id: move.toVersionId },
    select: { notes: true },
  })
  return { at: move.movedAt, again: open.map(({ title }) => title), notes }
}
