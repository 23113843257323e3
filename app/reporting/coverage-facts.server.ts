import { wasNotWithdrawn } from '#app/learning/withdrawals.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'

export type CoverageQuestion = {
  ambitoId: string
  courseId: string
  /** A civil day (midnight UTC), included. */
  asOf: Date
  /**
   * What was written after this instant does not count, even on that day: people and files made of a snapshot say what
   * the snapshot says.
   */
  until: Date
  /** Only these departments, for a viewer who sees no more, or a filter; all of the ambito's when left out. */
  departmentIds?: readonly string[] | undefined
}

/** The common table expression `moment`: the first instant that does not count any more, `closed`. */
export const closingMoment = ({ asOf, until }: Pick<CoverageQuestion, 'asOf' | 'until'>) => sql()`
    moment AS (
      SELECT LEAST((${isoDay(asOf)}::date + 1)::timestamp AT TIME ZONE 'Europe/Rome',
        ${until}::timestamptz + interval '1 ms') AS closed
    )`

/** Everybody who ever worked in an organisation where somebody completed: one reading of its departments. */
const colleagues = (among: ReturnType<typeof closingMoment>) => sql()`
    colleague AS MATERIALIZED (
      SELECT m.person_id, m.department_id, d.organisation_id, m.starts_on, m.ends_on
      FROM department d JOIN membership m ON m.department_id = d.id
      WHERE d.organisation_id IN (SELECT organisation_id FROM done) ${among}
    )`

/**
 * The common table expressions every figure of the office is made of, so that matrix, lists and files agree. `facts`
 * has one row per person, department and thing known of them; `rank` is 4 completed, 3 under way, 2 enrolled,
 * 1 trained elsewhere, 0 only at work, and the highest says what a person is; `since` is when they completed or enrolled,
 * and of several times the latest is shown: whoever takes a course again has still completed it once.
 *
 * Completions count in the ambito and organisation of the day they happened, in every department the person worked in
 * that day (P6); who is still on the way counts where they work on the as-of day. Minutes count once, in the main one.
 */
export function coverageFacts({ ambitoId, courseId, asOf, until, departmentIds }: CoverageQuestion) {
  const day = sql()`${isoDay(asOf)}::date`
  const among = (column: string) =>
    departmentIds ? sql()`AND ${sql()(column)} = ANY(${[...departmentIds]}::uuid[])` : sql()``
  return sql()`
    ${closingMoment({ asOf, until })},
    belonging AS (
      SELECT organisation_id FROM organisation_ambito
      WHERE ambito_id = ${ambitoId} AND starts_on <= ${day} AND (ends_on IS NULL OR ends_on >= ${day})
    ),
    work AS (
      SELECT m.person_id, m.is_main, d.id AS department_id, d.organisation_id
      FROM membership m
      JOIN department d ON d.id = m.department_id
      JOIN belonging b ON b.organisation_id = d.organisation_id
      WHERE m.starts_on <= ${day} AND (m.ends_on IS NULL OR m.ends_on >= ${day}) ${among('d.id')}
    ),
    done AS (
      SELECT x.person_id, x.department_id, x.organisation_id, x.credited_minutes, x.enrolment_id, x.completed_on,
        x.completed_at
      FROM completion x, moment
      WHERE x.ambito_id = ${ambitoId} AND x.course_id = ${courseId}
        AND x.completed_on <= ${day} AND x.completed_at < moment.closed
    ),
    trained AS (
      SELECT person_id FROM done
      UNION
      SELECT x.person_id FROM completion x, moment
      WHERE x.person_id IN (SELECT person_id FROM work EXCEPT SELECT person_id FROM done) AND x.course_id = ${courseId}
        AND x.completed_on <= ${day} AND x.completed_at < moment.closed
    ),
    ${colleagues(among('d.id'))},
    facts AS (
      SELECT c.person_id, c.department_id, c.organisation_id, 4 AS rank, c.credited_minutes AS minutes, c.enrolment_id,
        c.completed_at AS since, false AS at_work
      FROM done c WHERE true ${among('c.department_id')}
      UNION ALL
      SELECT c.person_id, m.department_id, m.organisation_id, 4, 0, c.enrolment_id, c.completed_at, false
      FROM done c
      JOIN colleague m ON m.person_id = c.person_id AND m.organisation_id = c.organisation_id
        AND m.department_id <> c.department_id
        AND m.starts_on <= c.completed_on AND (m.ends_on IS NULL OR m.ends_on >= c.completed_on)
      UNION ALL
      SELECT e.person_id, w.department_id, w.organisation_id,
        CASE WHEN e.started_at < moment.closed THEN 3 ELSE 2 END,
        CASE WHEN w.is_main THEN COALESCE((
          SELECT sum(a.minutes) FROM attendance_entry a
          WHERE a.enrolment_id = e.id AND a.recorded_at < moment.closed), 0)::int ELSE 0 END,
        e.id, e.enrolled_at, true
      FROM moment, edition ed
      JOIN enrolment e ON e.edition_id = ed.id
      JOIN work w ON w.person_id = e.person_id
      WHERE ed.course_id = ${courseId} AND e.enrolled_at < moment.closed
        AND (e.completed_at IS NULL OR e.completed_at >= moment.closed) AND ${wasNotWithdrawn()}
      UNION ALL
      SELECT w.person_id, w.department_id, w.organisation_id, CASE WHEN t.person_id IS NULL THEN 0 ELSE 1 END, 0, NULL,
        NULL, true
      FROM work w LEFT JOIN trained t ON t.person_id = w.person_id
    )`
}
