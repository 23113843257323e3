import { sql, type Transaction } from '#app/platform/database.server.ts'
import type { PresenceSource } from '#app/platform/generated/enums.ts'
import type { Presence } from './presence-minutes.ts'

/** One line of a meeting's list. `number` is its place in it, from 1: list, printed sheet and typed-in sheet are the same. */
export type Attendee = Presence & {
  enrolmentId: string
  number: number
  givenName: string
  familyName: string
  /** Null: nothing is known of this person at this meeting. */
  source: PresenceSource | null
  note: string
  /** Credited for this meeting so far. */
  minutes: number
}

/** Everybody enrolled in the meeting's edition with the latest that is known of their presence, by family name. */
export async function listAttendees({ id, editionId }: { id: string; editionId: string }): Promise<Attendee[]> {
  return sql()<Attendee[]>`
    SELECT e.id AS "enrolmentId",
      (row_number() OVER (ORDER BY lower(p.family_name), lower(p.given_name), e.enrolled_at, e.id))::int AS number,
      p.given_name AS "givenName",
      p.family_name AS "familyName", l.entered_at AS "enteredAt", l.exited_at AS "exitedAt", l.source,
      COALESCE(l.note, '') AS note,
      (SELECT COALESCE(sum(t.minutes), 0)::int FROM attendance_entry t
        WHERE t.enrolment_id = e.id AND t.activity_id = ${id}) AS minutes
    FROM enrolment e
    JOIN person p ON p.id = e.person_id
    LEFT JOIN LATERAL (
      SELECT m.entered_at, m.exited_at, m.source, m.note FROM meeting_presence m
      WHERE m.meeting_id = ${id} AND m.enrolment_id = e.id ORDER BY m.recorded_at DESC, m.id DESC LIMIT 1
    ) l ON TRUE
    WHERE e.edition_id = ${editionId} AND e.state <> 'withdrawn'
    ORDER BY number`
}

/** The latest that is known of one person's presence. */
export async function latestPresence(tx: Transaction, meetingId: string, enrolmentId: string): Promise<Presence> {
  const latest = await tx.meetingPresence.findFirst({
    where: { meetingId, enrolmentId },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    select: { enteredAt: true, exitedAt: true },
  })
  return latest ?? { enteredAt: null, exitedAt: null }
}

/** The latest of everybody of whom something is known, by enrolment; withdrawn people are left out. */
export async function latestPresences(tx: Transaction, meetingId: string) {
  const rows = await tx.meetingPresence.findMany({
    where: { meetingId, enrolment: { state: { not: 'withdrawn' } } },
    orderBy: [{ enrolmentId: 'asc' }, { recordedAt: 'desc' }, { id: 'desc' }],
    distinct: ['enrolmentId'],
    select: { enrolmentId: true, enteredAt: true, exitedAt: true, enrolment: { select: { personId: true } } },
  })
  return rows.map(({ enrolment, ...presence }) => ({ ...presence, personId: enrolment.personId }))
}
