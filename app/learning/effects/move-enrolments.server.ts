import type { Transaction } from '#app/platform/database.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { enrolmentsMoved } from '../jobs.server.ts'
import { touchedBy } from './count-effect.server.ts'
import { askedAnew, compareVersions, type AskedAnew, type NextContent } from './effect-rule.ts'
import { type PublicationEffect } from './effect.ts'
import { goingOn } from './going-on.server.ts'
import { contentOfVersion } from './version-content.server.ts'

type Publication = { courseId: string; versionId: string; next: NextContent; effect: PublicationEffect }
type Move = { from: string; to: string; enrolmentIds: string[]; asked: AskedAnew; now: Date }

/** Open attempts at what is asked anew, before their enrolments: an attempt is locked first, everywhere. */
const lockAttempts = (tx: Transaction, courseId: string, from: string, { require, reset }: AskedAnew) =>
  tx.$queryRaw`
    SELECT a.id FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
    WHERE a.submitted_at IS NULL AND a.activity_id = ANY(${[...require, ...reset]}::text[])
      AND e.course_version_id = ${from}::uuid AND ${goingOn(courseId)}
    ORDER BY a.id FOR UPDATE OF a`

async function lockEnrolments(tx: Transaction, courseId: string, from: string, moves: boolean): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM enrolment e
    WHERE ${goingOn(courseId)} AND e.course_version_id = ${from}::uuid AND (${moves} OR e.started_at IS NULL)
    ORDER BY e.id FOR UPDATE`
  return rows.map(({ id }) => id)
}

/** What each did or began and does anew, before it is set aside. */
const noteMoves = (tx: Transaction, { enrolmentIds, from, to, asked, now }: Move) =>
  tx.$executeRaw`
    INSERT INTO enrolment_move (enrolment_id, moved_at, from_version_id, to_version_id, again)
    SELECT e.id, ${now}, ${from}::uuid, ${to}::uuid, COALESCE(array_agg(t.activity_id ORDER BY t.activity_id)
      FILTER (WHERE t.activity_id IS NOT NULL), '{}')
    FROM unnest(${enrolmentIds}::uuid[]) AS e(id) LEFT JOIN (${touchedBy(asked)}) t ON t.enrolment_id = e.id
    GROUP BY e.id`

/** Attempts stay to be read, and count no more: all at what everybody begins anew, else those of who had done it. */
const setAttemptsAside = (tx: Transaction, { enrolmentIds, asked: { require, reset }, now }: Move) =>
  tx.$executeRaw`
    UPDATE attempt a SET set_aside_at = ${now}
    WHERE a.enrolment_id = ANY(${enrolmentIds}::uuid[]) AND a.set_aside_at IS NULL
      AND (a.activity_id = ANY(${reset}::text[]) OR (a.activity_id = ANY(${require}::text[]) AND EXISTS (
        SELECT FROM activity_progress p WHERE p.enrolment_id = a.enrolment_id AND p.activity_id = a.activity_id)))`

async function takeProgressBack(tx: Transaction, { enrolmentIds, asked: { require, reset, lessons } }: Move) {
  await tx.$executeRaw`
    DELETE FROM activity_progress
    WHERE enrolment_id = ANY(${enrolmentIds}::uuid[]) AND activity_id = ANY(${[...require, ...reset]}::text[])`
  const pairs = lessons.flatMap(({ lessonId, activityIds }) => activityIds.map((id) => [lessonId, id] as const))
  await tx.$executeRaw`
    DELETE FROM activity_progress p
    USING unnest(${pairs.map(([lesson]) => lesson)}::text[], ${pairs.map(([, id]) => id)}::text[]) AS w(lesson_id, activity_id)
    WHERE p.enrolment_id = ANY(${enrolmentIds}::uuid[]) AND p.activity_id = w.lesson_id AND NOT EXISTS (
      SELECT FROM activity_progress x WHERE x.enrolment_id = p.enrolment_id AND x.activity_id = w.activity_id)`
}

async function moveFrom(tx: Transaction, publication: Publication, from: string, now: Date): Promise<number> {
  const { courseId, versionId: to, next, effect } = publication
  const changes = compareVersions(await contentOfVersion(tx, from, next), next)
  const asked = effect.moves ? askedAnew(next.outline, changes, effect) : { require: [], reset: [], lessons: [] }
  await lockAttempts(tx, courseId, from, asked)
  const enrolmentIds = await lockEnrolments(tx, courseId, from, effect.moves)
  const move = { from, to, enrolmentIds, asked, now }
  await noteMoves(tx, move)
  await setAttemptsAside(tx, move)
  await takeProgressBack(tx, move)
  await tx.enrolment.updateMany({ where: { id: { in: enrolmentIds } }, data: { courseVersionId: to } })
  return enrolmentIds.length
}

/**
 * Takes people of earlier versions over to the one that is published, as its effect says (P1): who has not begun always,
 * who has begun where they move. Answers, attempts, minutes, completions and certificates stay what they are; what is
 * asked anew is set aside. A job then looks at what follows for each. In the transaction of the publication.
 * @returns how many moved
 */
export async function moveEnrolments(tx: Transaction, publication: Publication, now: Date): Promise<number> {
  const { courseId, versionId } = publication
  const earlier = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT e.course_version_id AS id FROM enrolment e
    WHERE ${goingOn(courseId)} AND e.course_version_id <> ${versionId}::uuid ORDER BY 1`
  let moved = 0
  for (const { id } of earlier) moved += await moveFrom(tx, publication, id, now)
  if (moved > 0) await enqueue(tx, enrolmentsMoved, { versionId })
  return moved
}
