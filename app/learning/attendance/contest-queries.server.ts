import type { Viewer } from '#app/identity/viewer.ts'
import { canManageEditions } from '#app/organisation/policy.ts'
import { officeScope } from '#app/organisation/scope.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { findLesson } from '../course-plan.ts'
import { standing } from '../open-standing-edition.server.ts'
import { getOriginal, type PublishedVersion } from '../version-queries.server.ts'
import { minutesOfMeeting } from './activities.server.ts'

/**
 * The contests `c` of an ambito on a day: of those whose main place of work that day lies in it, and of those who work in
 * none the ones of its editions. What belongs to no ambito is shown to administrators in every one.
 */
function contestsIn(viewer: Viewer, ambitoId: string, now: Date) {
  const day = sql()`${isoDay(civilDay(now))}::date`
  const seesAll = officeScope(viewer).kind === 'everything'
  return sql()`
    attendance_contest c
    JOIN enrolment e ON e.id = c.enrolment_id AND e.state <> 'withdrawn'
    JOIN edition d ON d.id = e.edition_id
    JOIN person p ON p.id = e.person_id
    LEFT JOIN attendance_contest_answer a ON a.contest_id = c.id
    LEFT JOIN LATERAL (
      SELECT b.ambito_id, t.name AS department, o.name AS organisation
      FROM membership m JOIN department t ON t.id = m.department_id JOIN organisation o ON o.id = t.organisation_id
      LEFT JOIN organisation_ambito b ON b.organisation_id = o.id
        AND b.starts_on <= ${day} AND (b.ends_on IS NULL OR b.ends_on >= ${day})
      WHERE m.person_id = e.person_id AND m.starts_on <= ${day} AND (m.ends_on IS NULL OR m.ends_on >= ${day})
      ORDER BY m.is_main DESC, m.starts_on, m.id LIMIT 1
    ) w ON true
    WHERE (COALESCE(w.ambito_id, d.ambito_id) = ${ambitoId}
      OR (${seesAll} AND COALESCE(w.ambito_id, d.ambito_id) IS NULL))`
}

/** The rows of those that wait for an ambito's office, as SQL. */
export const openContests = (viewer: Viewer, ambitoId: string, now: Date) =>
  sql()`${contestsIn(viewer, ambitoId, now)} AND a.contest_id IS NULL`

/** How many contests wait for an ambito's office; null for whoever does not answer them. */
export async function countOpenContests(viewer: Viewer, ambitoId: string, now: Date): Promise<number | null> {
  if (!canManageEditions(viewer, { ambitoId })) return null
  const [row] = await sql()<{ count: number }[]>`
    SELECT count(*)::int FROM ${openContests(viewer, ambitoId, now)}`
  return row?.count ?? 0
}

type Row = {
  id: string
  enrolmentId: string
  courseVersionId: string
  editionName: string
  activityId: string
  name: string
  place: string | null
  askedMinutes: number
  text: string
  openedAt: Date
  completed: boolean
  creditedMinutes: number
  /** Sum of all stretches on this lesson, overlaps included, rounded down. */
  seenMinutes: number
  accepted: boolean | null
  answer: string | null
  answeredAt: Date | null
  correctedBy: number | null
}

export type OfficeContest = Row & {
  courseTitle: string
  /** Null for the edition that is always open. */
  edition: string | null
  activity: string
  kind: 'lesson' | 'meeting'
  declaredMinutes: number
}

/** Contests that one page shows; the open ones are the oldest, the answered ones the latest. */
const shownAtMost = 100

/** What a contest is about, whether or not the edition counts it today. */
async function activityOf(version: Pick<PublishedVersion, 'outline'>, { activityId, askedMinutes }: Row) {
  const lesson = findLesson(version.outline, activityId)?.lesson
  if (lesson) return { kind: 'lesson' as const, activity: lesson.title, declaredMinutes: lesson.minutes }
  const select = { topic: true, startsAt: true, endsAt: true } as const
  const meeting = await db().meeting.findUnique({ where: { id: activityId }, select })
  const activity = meeting?.topic ?? ''
  return { kind: 'meeting' as const, activity, declaredMinutes: meeting ? minutesOfMeeting(meeting) : askedMinutes }
}

async function withActivity(row: Row): Promise<OfficeContest> {
  const version = await getOriginal(row.courseVersionId)
  const edition = row.editionName === standing ? null : row.editionName
  return { ...row, ...(await activityOf(version, row)), courseTitle: version.title, edition }
}

async function read(viewer: Viewer, ambitoId: string, now: Date, which: 'open' | 'answered'): Promise<OfficeContest[]> {
  const isOpen = which === 'open'
  const rows = await sql()<Row[]>`
    SELECT c.id, e.id AS "enrolmentId", e.course_version_id AS "courseVersionId", d.name AS "editionName", c.activity_id AS "activityId", p.given_name || ' ' || p.family_name AS name,
      w.organisation || ' · ' || w.department AS place, c.asked_minutes AS "askedMinutes", c.text,
      c.opened_at AS "openedAt", e.completed_at IS NOT NULL AS completed,
      (SELECT COALESCE(sum(t.minutes), 0)::int FROM attendance_entry t
        WHERE t.enrolment_id = e.id AND t.activity_id = c.activity_id) AS "creditedMinutes",
      (SELECT COALESCE(floor(sum(EXTRACT(EPOCH FROM i.exited_at - i.entered_at)) / 60), 0)::int
        FROM attendance_interval i WHERE i.enrolment_id = e.id AND i.activity_id = c.activity_id) AS "seenMinutes",
      a.accepted, a.text AS answer, a.answered_at AS "answeredAt",
      (SELECT t.minutes FROM attendance_entry t WHERE t.id = a.correction_id) AS "correctedBy"
    FROM ${contestsIn(viewer, ambitoId, now)} AND (a.contest_id IS NULL) = ${isOpen}
    ORDER BY ${isOpen ? sql()`c.opened_at, c.id` : sql()`a.answered_at DESC, c.id`} LIMIT ${shownAtMost}`
  return Promise.all(rows.map(withActivity))
}

/** The contests of an ambito that the viewer answers. The caller has checked that they do. */
export async function listContests(viewer: Viewer, ambitoId: string, now: Date) {
  const [open, answered] = await Promise.all([
    read(viewer, ambitoId, now, 'open'),
    read(viewer, ambitoId, now, 'answered'),
  ])
  return { open, answered }
}

/**
 * Whose enrolment a contest of an ambito is of.
 * @throws AppError `not_found` for a contest of another ambito's people
 */
export async function getContestIn(
  viewer: Viewer,
  { ambitoId, contestId }: { ambitoId: string; contestId: string },
  now: Date,
): Promise<{ personId: string; enrolmentId: string; activityId: string }> {
  const [row] = await sql()<{ personId: string; enrolmentId: string; activityId: string }[]>`
    SELECT e.person_id AS "personId", e.id AS "enrolmentId", c.activity_id AS "activityId"
    FROM ${contestsIn(viewer, ambitoId, now)} AND c.id = ${contestId}`
  if (!row) throw notFound('contest')
  return row
}

/** Names of the offices that made corrections, by the correction's id. */
export async function officesOfCorrections(enrolmentId: string): Promise<ReadonlyMap<string, string>> {
  const answers = await db().attendanceContestAnswer.findMany({
    where: { contest: { enrolmentId }, correctionId: { not: null } },
    select: { correctionId: true, ambitoId: true },
  })
  const ambiti = await db().ambito.findMany({
    where: { id: { in: answers.map(({ ambitoId }) => ambitoId) } },
    select: { id: true, name: true },
  })
  const names = new Map(ambiti.map(({ id, name }) => [id, name]))
  return new Map(answers.map(({ correctionId, ambitoId }) => [correctionId ?? '', names.get(ambitoId) ?? '']))
}
