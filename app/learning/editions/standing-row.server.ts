import { sql } from '#app/platform/database.server.ts'
import { getVersion } from '../version-queries.server.ts'
import { editionColumns, meetingSums, splitEdition } from './edition-row.server.ts'
import { termsOf, type EditionRow } from './edition-terms.ts'
import { missingOf, type Standing } from './why-not-yet.ts'

/** What `missingOfRow` reads of one enrolment. Minutes are whole minutes. */
export type StandingRow = EditionRow & { courseVersionId: string; done: string[]; creditedMinutes: number }

/** What is missing to somebody, and of how many planned minutes. */
export type Missing = Pick<Standing, 'minutesMissing' | 'outOfReach' | 'exercisesMissing' | 'openMeetings'> & {
  plannedMinutes: number
}

type Fragment = ReturnType<typeof editionColumns>
const always = (): Fragment => sql()`'infinity'::timestamptz`

/**
 * The columns of `StandingRow` of an enrolment `e` and its edition `d` joined to `meetingSums`, as SQL: one reading for
 * every list that says where people stand. `before`, an instant as SQL, leaves out what was written from then on.
 */
export const standingColumns = (before = always()) => sql()`
  e.course_version_id AS "courseVersionId",
  ARRAY(SELECT x.activity_id FROM activity_progress x
    WHERE x.enrolment_id = e.id AND x.completed_at < ${before}) AS done,
  (SELECT COALESCE(sum(t.minutes), 0)::int FROM attendance_entry t
    WHERE t.enrolment_id = e.id AND t.recorded_at < ${before}) AS "creditedMinutes",
  ${editionColumns()}`

/** The row of these columns of one enrolment, its id as SQL, for a `LATERAL` join. */
export const standingOf = (enrolmentId: Fragment, before: Fragment) => sql()`(
  SELECT ${standingColumns(before)} FROM enrolment e JOIN edition d ON d.id = e.edition_id, ${meetingSums()}
  WHERE e.id = ${enrolmentId})`

/** What a row says is missing. */
export async function missingOfRow({ done, courseVersionId, creditedMinutes, ...row }: StandingRow): Promise<Missing> {
  const { edition } = splitEdition(row)
  const version = await getVersion(courseVersionId)
  const terms = termsOf(edition, version)
  const progress = { terms, done: new Set(done), creditedMinutes }
  return { plannedMinutes: terms.plannedMinutes, ...missingOf(progress, version.outline) }
}
