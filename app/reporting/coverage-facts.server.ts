import { isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'

export type CoverageQuestion = {
  ambitoId: string
  courseId: string
  /** A civil day (midnight UTC), included. */
  asOf: Date
}

/**
 * The common table expressions every figure of the office is made of, so that matrix, lists and files agree. `facts`
 * has one row per person, department and fact: `at_work`, `enrolled`, `under_way` or `completed`.
 *
 * Completions count in the ambito and organisation of the day they happened, in every department the person worked in
 * that day (P6); who is still on the way counts where they work on the as-of day. Minutes count once, in the main one.
 */
export function coverageFacts({ ambitoId, courseId, asOf }: CoverageQuestion) {
  const day = isoDay(asOf)
  return sql()`
    moment AS (
      SELECT (${day}::date + 1)::timestamp AT TIME ZONE 'Europe/Rome' AS closed
    ),
    belonging AS (
      SELECT organisation_id FROM organisation_ambito
      WHERE ambito_id = ${ambitoId} AND starts_on <= ${day}::date AND (ends_on IS NULL OR ends_on >= ${day}::date)
    ),
    work AS (
      SELECT m.person_id, m.is_main, d.id AS department_id, d.organisation_id
      FROM membership m
      JOIN department d ON d.id = m.department_id
      JOIN belonging b ON b.organisation_id = d.organisation_id
      WHERE m.starts_on <= ${day}::date AND (m.ends_on IS NULL OR m.ends_on >= ${day}::date)
    ),
    done AS (
      SELECT * FROM completion
      WHERE ambito_id = ${ambitoId} AND course_id = ${courseId} AND completed_on <= ${day}::date
    ),
    facts AS (
      SELECT c.person_id, c.department_id, c.organisation_id, 'completed' AS fact, c.credited_minutes AS minutes,
        c.enrolment_id, true AS is_main
      FROM done c
      UNION ALL
      SELECT c.person_id, d.id, d.organisation_id, 'completed', 0, c.enrolment_id, false
      FROM done c
      JOIN membership m ON m.person_id = c.person_id AND m.department_id <> c.department_id
        AND m.starts_on <= c.completed_on AND (m.ends_on IS NULL OR m.ends_on >= c.completed_on)
      JOIN department d ON d.id = m.department_id AND d.organisation_id = c.organisation_id
      UNION ALL
      SELECT e.person_id, w.department_id, w.organisation_id,
        CASE WHEN e.started_at < moment.closed THEN 'under_way' ELSE 'enrolled' END,
        CASE WHEN w.is_main THEN COALESCE((
          SELECT sum(a.minutes) FROM attendance_entry a
          WHERE a.enrolment_id = e.id AND a.recorded_at < moment.closed), 0)::int ELSE 0 END,
        e.id, w.is_main
      FROM moment, edition ed
      JOIN enrolment e ON e.edition_id = ed.id AND e.state <> 'withdrawn'
      JOIN work w ON w.person_id = e.person_id
      WHERE ed.course_id = ${courseId} AND e.enrolled_at < moment.closed
        AND (e.completed_at IS NULL OR e.completed_at >= moment.closed)
      UNION ALL
      SELECT w.person_id, w.department_id, w.organisation_id, 'at_work', 0, NULL, w.is_main FROM work w
    )`
}
