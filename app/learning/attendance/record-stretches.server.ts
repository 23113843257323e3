import type { Viewer } from '#app/identity/viewer.ts'
import { sql } from '#app/platform/database.server.ts'
import { boundStretch } from './bound-stretch.ts'
import type { SentBatch, SentStretch } from './schemas.ts'

/** Why a stretch was not taken. `not_there`: not this person's enrolment, a withdrawn one, or no lesson of its course. */
export type StretchRefusal = 'backwards' | 'in_future' | 'too_old' | 'before_start' | 'not_there'

export type Recorded = {
  /** Of those sent, how many are stored, now or before. */
  received: number
  refused: { windowId: string; sequence: number; reason: StretchRefusal }[]
}

type Taken = { windowId: string; sequence: number; kept: boolean }
type Bounded = SentStretch & { from: string; to: string }

/**
 * One statement decides and stores. A stretch may lie no earlier than the first page of a lesson that the enrolment was
 * served: what lies before is cut off.
 */
async function store(viewer: Viewer, enrolmentId: string, stretches: readonly Bounded[], now: Date): Promise<Taken[]> {
  const column = <Name extends keyof Bounded>(name: Name) => stretches.map((one) => one[name])
  return sql()<Taken[]>`
    WITH sent AS (
      SELECT s.window_id, s.sequence, e.id AS enrolment_id, l.lesson_id, s.exit, s.exited_at,
        GREATEST(s.entered_at, e.enrolled_at, e.started_at) AS entered_at
      FROM unnest(
        ${column('windowId')}::uuid[], ${column('sequence')}::int[], ${column('lessonId')}::text[],
        ${column('from')}::text[], ${column('to')}::text[], ${column('exit')}::text[]
      ) AS u (window_id, sequence, lesson_id, entered, exited, exit)
      CROSS JOIN LATERAL (
        SELECT u.*, u.entered::timestamptz AS entered_at, u.exited::timestamptz AS exited_at
      ) s
      JOIN enrolment e ON e.id = ${enrolmentId} AND e.person_id = ${viewer.personId} AND e.state <> 'withdrawn'
      JOIN lesson_version l ON l.course_version_id = e.course_version_id AND l.lesson_id = s.lesson_id
    ), stored AS (
      INSERT INTO attendance_interval
        (window_id, sequence, enrolment_id, activity_id, entered_at, exited_at, exit, received_at)
      SELECT window_id, sequence, enrolment_id, lesson_id, entered_at, exited_at, exit::interval_exit, ${now}
      FROM sent WHERE entered_at < exited_at
      ON CONFLICT (window_id, sequence) DO NOTHING
    )
    SELECT window_id AS "windowId", sequence, entered_at < exited_at AS kept FROM sent`
}

/**
 * Stores what the windows of a learner saw (P5): append-only, once for each window and number however often it is sent, in any
 * order and by several requests at once. It credits nothing: that is done later, so that a class that reads costs an
 * INSERT a minute.
 * @returns what became of each; nothing is thrown for what is not taken
 */
export async function recordStretches(viewer: Viewer, batch: SentBatch, now: Date): Promise<Recorded> {
  const refused: Recorded['refused'] = []
  const bounded: Bounded[] = []
  for (const stretch of batch.stretches) {
    const outcome = boundStretch(stretch, batch.sentAt, now.getTime())
    const { windowId, sequence } = stretch
    if (!outcome.ok) refused.push({ windowId, sequence, reason: outcome.reason })
    else {
      const { from, to } = outcome.span
      bounded.push({ ...stretch, from: new Date(from).toISOString(), to: new Date(to).toISOString() })
    }
  }
  const taken = bounded.length > 0 ? await store(viewer, batch.enrolmentId, bounded, now) : []
  const found = new Map(taken.map(({ windowId, sequence, kept }) => [`${windowId} ${sequence}`, kept]))
  for (const { windowId, sequence } of bounded) {
    const kept = found.get(`${windowId} ${sequence}`)
    if (!kept) refused.push({ windowId, sequence, reason: kept === undefined ? 'not_there' : 'before_start' })
  }
  return { received: batch.stretches.length - refused.length, refused }
}
