import type { Viewer } from '#app/identity/viewer.ts'
import { sql } from '#app/platform/database.server.ts'
import type { DepartmentKind, OpenAnswerState } from '#app/platform/generated/enums.ts'
import { requireMarker } from './require-marker.ts'

/** How many answers a page of the queue lists; the count says how many there are. */
const shownAtMost = 50

export type QueueLine = {
  id: string
  code: string
  courseVersionId: string
  activityId: string
  /** Of the writer; no other word about them. */
  departmentKind: DepartmentKind | null
  state: Extract<OpenAnswerState, 'waiting' | 'second_waiting' | 'to_settle'>
  waitingSince: Date
  /** Written anew after a return. */
  revised: boolean
  claim: 'none' | 'mine' | 'other'
}

/** Answers this viewer may read now: not their own, not those they have read and a second or third reader must. */
const readableBy = ({ personId }: Viewer) => sql()`
  o.state IN ('waiting', 'second_waiting', 'to_settle') AND e.person_id <> ${personId} AND e.state <> 'withdrawn'
  AND NOT (o.state IN ('second_waiting', 'to_settle') AND EXISTS (
    SELECT 1 FROM marking m
    WHERE m.open_answer_id = o.id AND m.text_number = o.text_number AND m.marker_id = ${personId}))`

export type ExerciseCount = { courseVersionId: string; activityId: string; waiting: number }

/**
 * How many answers wait for this viewer, by version and exercise; exercises whose answers were all read count zero.
 * @throws AppError `forbidden` for who is no trainer
 */
export async function countWaiting(viewer: Viewer): Promise<ExerciseCount[]> {
  requireMarker(viewer)
  return sql()<ExerciseCount[]>`
    SELECT o.course_version_id AS "courseVersionId", o.activity_id AS "activityId",
      count(*) FILTER (WHERE ${readableBy(viewer)})::int AS waiting
    FROM open_answer o JOIN enrolment e ON e.id = o.enrolment_id
    GROUP BY 1, 2`
}

/**
 * The answers that wait, the oldest first, of some exercises.
 * @throws AppError `forbidden` for who is no trainer
 */
export async function listQueue(
  viewer: Viewer,
  exercises: readonly Pick<ExerciseCount, 'courseVersionId' | 'activityId'>[],
  now: Date,
): Promise<QueueLine[]> {
  requireMarker(viewer)
  return sql()<QueueLine[]>`
    SELECT o.id, o.code, o.course_version_id AS "courseVersionId", o.activity_id AS "activityId",
      o.department_kind AS "departmentKind", o.state, o.waiting_since AS "waitingSince", o.text_number > 1 AS revised,
      CASE WHEN o.claimed_until IS NULL OR o.claimed_until <= ${now} THEN 'none'
        WHEN o.claimed_by_id = ${viewer.personId} THEN 'mine' ELSE 'other' END AS claim
    FROM open_answer o JOIN enrolment e ON e.id = o.enrolment_id
    JOIN unnest(${exercises.map((one) => one.courseVersionId)}::uuid[], ${exercises.map((one) => one.activityId)}::text[])
      AS x(version_id, activity_id) ON x.version_id = o.course_version_id AND x.activity_id = o.activity_id
    WHERE ${readableBy(viewer)}
    ORDER BY o.waiting_since, o.id LIMIT ${shownAtMost}`
}
