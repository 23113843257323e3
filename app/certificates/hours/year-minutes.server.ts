import type { Viewer } from '#app/identity/viewer.ts'
import { earnedMinutes, earnedMinutesOfAll } from '#app/learning/earned-minutes.server.ts'
import { yearlyTargetOn } from '#app/organisation/yearly-target.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'

/** An instant in SQL. */
type Instant = ReturnType<ReturnType<typeof sql>>

/**
 * The latest decision `d` on a certificate from elsewhere `x`, for a `LATERAL` join; no row while it waits. With `closed`,
 * of those before that instant.
 */
export const latestDecision = (closed?: Instant) => sql()`(
  SELECT d.number, d.verdict, d.minutes, d.reason, d.decided_at FROM external_decision d
  WHERE d.external_id = x.id ${closed ? sql()`AND d.decided_at < ${closed}` : sql()``} ORDER BY d.number DESC LIMIT 1)`

/** Whole minutes that decisions `d` approved for certificates `x`. */
const approvedMinutes = () => sql()`
  COALESCE(sum(d.minutes) FILTER (WHERE x.source = 'syllabus'), 0)::int AS syllabus,
  COALESCE(sum(d.minutes) FILTER (WHERE x.source = 'other'), 0)::int AS other`

const endedIn = (year: number) => sql()`x.ended_on BETWEEN make_date(${year}, 1, 1) AND make_date(${year}, 12, 31)`

/** A row `syllabus`, `other`: whole minutes approved of the person `w.person_id` for certificates that ended in a year. */
const externalMinutes = (year: number, closed?: Instant) => sql()`(
  SELECT ${approvedMinutes()}
  FROM external_certificate x JOIN LATERAL ${latestDecision(closed)} d ON d.verdict = 'approved'
  WHERE x.person_id = w.person_id AND ${endedIn(year)})`

/** The same of everybody in `w` who has any. */
const externalMinutesOfAll = (year: number) => sql()`(
  SELECT x.person_id, ${approvedMinutes()}
  FROM w JOIN external_certificate x ON x.person_id = w.person_id
  JOIN LATERAL ${latestDecision()} d ON d.verdict = 'approved'
  WHERE ${endedIn(year)} GROUP BY x.person_id)`

/**
 * A row of whole minutes by source, `lessons`, `meetings`, `syllabus`, `other`, that count for the person `w.person_id` in
 * a civil year: what `yearHours` sums, in SQL, for a `LATERAL` join. With `closed`, by what
 * had been recorded and decided before that instant.
 */
export const yearMinutes = (year: number, closed?: Instant) => sql()`(
  SELECT h.lessons, h.meetings, o.syllabus, o.other,
    h.lessons + h.meetings + o.syllabus + o.other AS minutes
  FROM ${earnedMinutes(year, closed)} h, ${externalMinutes(year, closed)} o)`

/**
 * All the people of a common table expression `w`, each with the same columns beside its own, by joins: for long lists,
 * which a `LATERAL` join would look up one by one.
 */
export const yearMinutesOfAll = (year: number) => sql()`(
  SELECT s.*, s.lessons + s.meetings + s.syllabus + s.other AS minutes
  FROM (
    SELECT w.*, COALESCE(h.lessons, 0) AS lessons, COALESCE(h.meetings, 0) AS meetings,
      COALESCE(o.syllabus, 0) AS syllabus, COALESCE(o.other, 0) AS other
    FROM w
    LEFT JOIN ${earnedMinutesOfAll(year)} h ON h.person_id = w.person_id
    LEFT JOIN ${externalMinutesOfAll(year)} o ON o.person_id = w.person_id
  ) s)`

/** What the viewer has of this year's target, whole minutes. */
export async function ownYearSoFar(
  viewer: Viewer,
  now: Date,
): Promise<{ year: number; minutes: number; target: number }> {
  const today = civilDay(now)
  const year = today.getUTCFullYear()
  const [target, [sum]] = await Promise.all([
    yearlyTargetOn(viewer.personId, today),
    sql()<{ minutes: number }[]>`
      SELECT y.minutes FROM (SELECT ${viewer.personId}::uuid AS person_id) w, LATERAL ${yearMinutes(year)} y`,
  ])
  return { year, minutes: sum?.minutes ?? 0, target }
}
