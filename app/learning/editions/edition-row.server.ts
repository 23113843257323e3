import { sql } from '#app/platform/database.server.ts'
import type { EditionRow } from './edition-terms.ts'

/** What `termsOf` asks of an edition `d` and the sums `h` of its meetings, as SQL. */
export const editionColumns = () => sql()`
  d.id AS "editionId", d.mode, d.attendance_rule AS "attendanceRule", d.threshold_percent AS "thresholdPercent",
  d.exercises_required AS "exercisesRequired", h.minutes AS "meetingMinutes", h.open AS "openMeetings",
  h.open_minutes AS "openMinutes"`

/** The sums `h` of the meetings of an edition `d` that were not cancelled, to be joined to it. */
export const meetingSums = () => sql()`
  LATERAL (
    SELECT COALESCE(sum(EXTRACT(EPOCH FROM m.ends_at - m.starts_at) / 60), 0)::int AS minutes,
      (count(*) FILTER (WHERE m.confirmed_at IS NULL))::int AS open,
      COALESCE(sum(EXTRACT(EPOCH FROM m.ends_at - m.starts_at) / 60) FILTER (WHERE m.confirmed_at IS NULL), 0)::int
        AS open_minutes
    FROM meeting m WHERE m.edition_id = d.id AND m.cancelled_at IS NULL
  ) h`

/** A row that has an edition's columns among others, as both. */
export function splitEdition<Row extends EditionRow>(row: Row) {
  const { editionId, mode, attendanceRule, thresholdPercent, exercisesRequired, ...others } = row
  const { openMeetings, openMinutes, meetingMinutes, ...rest } = others
  const meetings = { openMeetings, openMinutes, meetingMinutes }
  const edition: EditionRow = { editionId, mode, attendanceRule, thresholdPercent, exercisesRequired, ...meetings }
  return { edition, rest }
}
