import { nameOn } from '#app/organisation/dated-names.server.ts'
import { sql } from '#app/platform/database.server.ts'
import type { AttendanceRule, EditionMode, EnrolmentState, PresenceSource } from '#app/platform/generated/enums.ts'
import type { Entry, Stretch } from './person-rows.ts'

type EditionRow = {
  ambito: string
  attendanceRule: AttendanceRule
  exercisesRequired: boolean
  thresholdPercent: number | null
  fund: string
  projectCode: string
  cup: string
  teachers: string[]
}

type MeetingRow = {
  id: string
  topic: string
  mode: EditionMode
  place: string
  startsAt: Date
  endsAt: Date
  cancelledAt: Date | null
  confirmedAt: Date | null
  teachers: string[]
}

type PersonRow = {
  enrolmentId: string
  courseVersionId: string
  state: EnrolmentState
  round: number
  givenName: string
  familyName: string
  fiscalCodeCipher: string
  organisation: string | null
  department: string | null
}

type PresenceRow = {
  meetingId: string
  enrolmentId: string
  enteredAt: Date | null
  exitedAt: Date | null
  source: PresenceSource
}

type GuestRow = { meetingId: string; name: string; enteredAt: Date | null; exitedAt: Date | null }

type StampedRow = { id: string; madeAt: Date; people: number; sha256: string }

type OfEnrolment<Row> = Row & { enrolmentId: string }

export type RegisterFacts = {
  edition: EditionRow
  meetings: MeetingRow[]
  people: PersonRow[]
  /** The latest of each meeting and person. */
  presences: PresenceRow[]
  guests: GuestRow[]
  entries: OfEnrolment<Entry>[]
  stretches: OfEnrolment<Stretch>[]
  stamped: StampedRow[]
}

/**
 * Everything the register of an edition is made of, as of one moment. People are those enrolled, and those who withdrew
 * with minutes to show; each works where they worked on `day`, a civil day in Italy, and places are named as on it (P6).
 * Windows of one person on one lesson are merged by the database (`range_agg`), so that what overlaps counts once (P5).
 */
export async function readRegisterFacts(editionId: string, day: Date): Promise<RegisterFacts> {
  return sql().begin('isolation level repeatable read read only', async (tx) => {
    const [edition] = await tx<EditionRow[]>`
      SELECT ${nameOn('a', day)} AS ambito, attendance_rule AS "attendanceRule", exercises_required AS "exercisesRequired",
        threshold_percent AS "thresholdPercent", fund, project_code AS "projectCode", cup,
        ARRAY(SELECT t.name FROM edition_teacher t WHERE t.edition_id = edition.id ORDER BY t.position) AS teachers
      FROM edition JOIN ambito a ON a.id = edition.ambito_id WHERE edition.id = ${editionId}`
    if (!edition) throw new Error('the edition of a register is gone')
    const meetings = await tx<MeetingRow[]>`
      SELECT m.id, m.topic, m.mode, m.place, m.starts_at AS "startsAt", m.ends_at AS "endsAt",
        m.cancelled_at AS "cancelledAt", m.confirmed_at AS "confirmedAt",
        ARRAY(SELECT t.name FROM meeting_teacher x JOIN edition_teacher t ON t.id = x.teacher_id
          WHERE x.meeting_id = m.id ORDER BY t.position) AS teachers
      FROM meeting m WHERE m.edition_id = ${editionId} ORDER BY m.starts_at, m.id`
    const people = await tx<PersonRow[]>`
      SELECT e.id AS "enrolmentId", e.course_version_id AS "courseVersionId", e.state, e.round,
        p.given_name AS "givenName",
        p.family_name AS "familyName", p.fiscal_code_cipher AS "fiscalCodeCipher", w.organisation, w.department
      FROM enrolment e JOIN person p ON p.id = e.person_id
      LEFT JOIN LATERAL (
        SELECT ${nameOn('o', day)} AS organisation, ${nameOn('d', day)} AS department
        FROM membership m JOIN department d ON d.id = m.department_id JOIN organisation o ON o.id = d.organisation_id
        WHERE m.person_id = p.id AND m.starts_on <= ${day} AND (m.ends_on IS NULL OR m.ends_on >= ${day})
        ORDER BY m.is_main DESC, m.starts_on, m.id LIMIT 1
      ) w ON true
      WHERE e.edition_id = ${editionId} AND (e.state <> 'withdrawn'
        OR EXISTS (SELECT 1 FROM attendance_entry t WHERE t.enrolment_id = e.id))
      ORDER BY p.family_name, p.given_name, p.id, e.round`
    const presences = await tx<PresenceRow[]>`
      SELECT DISTINCT ON (x.meeting_id, x.enrolment_id) x.meeting_id AS "meetingId", x.enrolment_id AS "enrolmentId",
        x.entered_at AS "enteredAt", x.exited_at AS "exitedAt", x.source
      FROM meeting_presence x JOIN meeting m ON m.id = x.meeting_id WHERE m.edition_id = ${editionId}
      ORDER BY x.meeting_id, x.enrolment_id, x.recorded_at DESC, x.id DESC`
    const guests = await tx<GuestRow[]>`
      SELECT g.meeting_id AS "meetingId", g.name, g.entered_at AS "enteredAt", g.exited_at AS "exitedAt"
      FROM meeting_guest g JOIN meeting m ON m.id = g.meeting_id
      WHERE m.edition_id = ${editionId} AND g.enrolment_id IS NULL ORDER BY g.name, g.id`
    const entries = await tx<OfEnrolment<Entry>[]>`
      SELECT t.enrolment_id AS "enrolmentId", t.activity_id AS "activityId", t.kind, t.minutes,
        t.entered_at AS "enteredAt", t.exited_at AS "exitedAt", t.recorded_at AS "recordedAt", t.reason
      FROM attendance_entry t JOIN enrolment e ON e.id = t.enrolment_id
      WHERE e.edition_id = ${editionId} ORDER BY t.recorded_at, t.id`
    const stretches = await tx<OfEnrolment<Stretch>[]>`
      SELECT s.enrolment_id AS "enrolmentId", s.activity_id AS "activityId", lower(s.seen) AS "enteredAt",
        upper(s.seen) AS "exitedAt"
      FROM (
        SELECT i.enrolment_id, i.activity_id, unnest(range_agg(tstzrange(i.entered_at, i.exited_at))) AS seen
        FROM attendance_interval i JOIN enrolment e ON e.id = i.enrolment_id
        WHERE e.edition_id = ${editionId} AND i.exited_at > i.entered_at
        GROUP BY i.enrolment_id, i.activity_id
      ) s ORDER BY 1, 3`
    const stamped = await tx<StampedRow[]>`
      SELECT s.id, s.made_at AS "madeAt", s.people, s.blob_sha256 AS sha256 FROM stamped_register s
      WHERE s.edition_id = ${editionId} ORDER BY s.made_at, s.id`
    return { edition, meetings, people, presences, guests, entries, stretches, stamped }
  })
}
