import type { Viewer } from '#app/identity/viewer.ts'
import { sql } from '#app/platform/database.server.ts'
import type { EarnedEntry } from './earned-year.ts'

/** Whether an entry `t` of an enrolment `e` is of a meeting: by its kind, or as the correction of one. */
const ofMeeting = () => sql()`(t.kind = 'meeting' OR t.kind = 'correction' AND EXISTS (
  SELECT 1 FROM meeting m WHERE m.edition_id = e.edition_id AND m.id::text = t.activity_id))`

/** The year of `earnedYear`, of an entry `t`. */
const yearOfEntry = () => sql()`date_part('year', COALESCE(
  t.entered_at,
  CASE WHEN t.kind = 'correction' THEN (
    SELECT COALESCE(o.entered_at, o.recorded_at) FROM attendance_entry o
    WHERE o.enrolment_id = t.enrolment_id AND o.activity_id = t.activity_id AND o.kind <> 'correction'
      AND o.recorded_at <= t.recorded_at
    ORDER BY o.recorded_at DESC, COALESCE(o.entered_at, o.recorded_at) DESC LIMIT 1) END,
  t.recorded_at) AT TIME ZONE 'Europe/Rome')::int`

type Instant = ReturnType<ReturnType<typeof sql>>

/** As `earnedMinutes`, of what was recorded before an instant: summed anew from the entries. */
const earnedBefore = (year: number, closed: Instant) => sql()`(
  SELECT COALESCE(sum(best.lessons), 0)::int AS lessons, COALESCE(sum(best.meetings), 0)::int AS meetings
  FROM (
    SELECT DISTINCT ON (r.edition_id) r.lessons, r.meetings
    FROM (
      SELECT e.edition_id, e.round, COALESCE(sum(t.minutes) FILTER (WHERE NOT ${ofMeeting()}), 0) AS lessons,
        COALESCE(sum(t.minutes) FILTER (WHERE ${ofMeeting()}), 0) AS meetings
      FROM enrolment e JOIN attendance_entry t ON t.enrolment_id = e.id
      WHERE e.person_id = w.person_id AND ${yearOfEntry()} = ${year} AND t.recorded_at < ${closed}
      GROUP BY e.edition_id, e.round
    ) r ORDER BY r.edition_id, r.lessons + r.meetings DESC, r.round DESC
  ) best)`

/**
 * A row `lessons`, `meetings`: whole minutes that the person `w.person_id` earned on this platform in a civil year; an
 * edition taken again within the year counts once, as the round with more minutes. For a `LATERAL` join, so that lists of
 * people sum in the database, which keeps these sums with each entry (ADR 0029). With `closed`, an instant in SQL, only what
 * was recorded before it.
 */
export function earnedMinutes(year: number, closed?: Instant) {
  if (closed) return earnedBefore(year, closed)
  return sql()`(
    SELECT COALESCE(sum(r.lessons), 0)::int AS lessons, COALESCE(sum(r.meetings), 0)::int AS meetings
    FROM earned_minutes r WHERE r.person_id = w.person_id AND r.year = ${year})`
}

/** The same of everybody, a row each who earned any: to be joined to a list of people by `person_id`. */
export const earnedMinutesOfAll = (year: number) => sql()`(
  SELECT r.person_id, r.lessons, r.meetings FROM earned_minutes r WHERE r.year = ${year})`

/** An enrolment as the yearly counter needs it, whatever state it is in. */
export type EarningEnrolment = {
  enrolmentId: string
  editionId: string
  /** Of the times the edition was taken. */
  round: number
  courseTitle: string
  /** Null for the standing edition. */
  editionName: string | null
  /** Which part of the edition's planned minutes is of which area; empty where nobody said. */
  areas: { area: string; minutes: number }[]
  /** What the course itself declares. */
  courseArea: string | null
  entries: (EarnedEntry & { isMeeting: boolean })[]
}

type Row = Omit<EarningEnrolment, 'entries'> & EarnedEntry & { isMeeting: boolean }

/** All that was ever credited to the viewer, by enrolment, the most recent first. */
export async function listOwnEarnings(viewer: Viewer): Promise<EarningEnrolment[]> {
  const rows = await sql()<Row[]>`
    SELECT e.id AS "enrolmentId", d.id AS "editionId", e.round, v.title AS "courseTitle", v.outline->>'area' AS "courseArea",
      CASE WHEN d.ambito_id IS NULL THEN NULL ELSE d.name END AS "editionName",
      COALESCE((SELECT json_agg(json_build_object('area', r.area, 'minutes', r.minutes) ORDER BY r.area)
        FROM edition_area r WHERE r.edition_id = d.id), '[]') AS areas,
      t.activity_id AS "activityId", t.kind, t.minutes, t.entered_at AS "enteredAt", t.recorded_at AS "recordedAt",
      ${ofMeeting()} AS "isMeeting"
    FROM enrolment e JOIN edition d ON d.id = e.edition_id JOIN course_version v ON v.id = e.course_version_id
    JOIN attendance_entry t ON t.enrolment_id = e.id
    WHERE e.person_id = ${viewer.personId}
    ORDER BY e.enrolled_at DESC, e.id, t.recorded_at, t.id`
  const enrolments = new Map<string, EarningEnrolment>()
  for (const { activityId, kind, minutes, enteredAt, recordedAt, isMeeting, ...enrolment } of rows) {
    const known = enrolments.get(enrolment.enrolmentId) ?? { ...enrolment, entries: [] }
    known.entries.push({ activityId, kind, minutes, enteredAt, recordedAt, isMeeting })
    enrolments.set(enrolment.enrolmentId, known)
  }
  return [...enrolments.values()]
}

/** A meeting the viewer was at whose minutes do not count yet, because its teacher has not confirmed the list. */
export type UnconfirmedMeeting = { meetingId: string; topic: string; courseTitle: string; startsAt: Date }

/** Those of the viewer's that are over, the oldest first. */
export async function listUnconfirmed(viewer: Viewer, now: Date): Promise<UnconfirmedMeeting[]> {
  return sql()<UnconfirmedMeeting[]>`
    SELECT m.id AS "meetingId", m.topic, v.title AS "courseTitle", m.starts_at AS "startsAt"
    FROM enrolment e JOIN meeting m ON m.edition_id = e.edition_id JOIN course_version v ON v.id = e.course_version_id,
    LATERAL (
      SELECT p.entered_at FROM meeting_presence p WHERE p.meeting_id = m.id AND p.enrolment_id = e.id
      ORDER BY p.recorded_at DESC, p.id DESC LIMIT 1) seen
    WHERE e.person_id = ${viewer.personId} AND m.confirmed_at IS NULL AND m.cancelled_at IS NULL
      AND m.ends_at < ${now} AND seen.entered_at IS NOT NULL
    ORDER BY m.starts_at`
}
