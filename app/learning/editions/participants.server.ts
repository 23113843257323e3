import { personCondition, readPersonSearch } from '#app/identity/person-search.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'
import type { EnrolmentState } from '#app/platform/generated/enums.ts'
import { meetingSums } from './edition-row.server.ts'
import { percentOfPlanned } from './edition-terms.ts'
import type { ManagedEdition } from './office-edition.server.ts'
import { missingOfRow, standingColumns, type StandingRow } from './standing-row.server.ts'
import type { Standing } from './why-not-yet.ts'

/** Somebody in an edition: outcomes alone (P9). Minutes are whole minutes. */
export type Participant = Omit<Standing, 'certificateNumber'> & {
  enrolmentId: string
  personId: string
  givenName: string
  familyName: string
  /** Where they work today; null for who works nowhere. */
  organisationName: string | null
  enrolledAt: Date
  completedAt: Date | null
  creditedMinutes: number
  plannedMinutes: number
  /** Of the planned minutes, rounded down. */
  percent: number
}

type Row = Pick<Participant, 'enrolmentId' | 'personId' | 'givenName' | 'familyName' | 'organisationName'> &
  Pick<Participant, 'enrolledAt' | 'completedAt' | 'withdrawnReason'> &
  StandingRow & { state: EnrolmentState }

const dayOf = (now: Date) => sql()`${isoDay(civilDay(now))}::date`

/** The organisation of the main membership of people `p` on a day, as SQL. */
const organisationOn = (day: ReturnType<typeof dayOf>) => sql()`(
  SELECT o.name FROM membership m JOIN department d ON d.id = m.department_id JOIN organisation o ON o.id = d.organisation_id
  WHERE m.person_id = p.id AND m.starts_on <= ${day} AND (m.ends_on IS NULL OR m.ends_on >= ${day})
  ORDER BY m.is_main DESC, m.starts_on, m.id LIMIT 1)`

async function standOf(row: Row): Promise<Participant> {
  const { enrolmentId, personId, givenName, familyName, organisationName, enrolledAt, completedAt } = row
  const { creditedMinutes, withdrawnReason, state } = row
  const missing = await missingOfRow(row)
  return {
    ...{ enrolmentId, personId, givenName, familyName, organisationName, enrolledAt, completedAt },
    ...{ creditedMinutes, withdrawnReason, state, ...missing },
    percent: percentOfPlanned(creditedMinutes, missing.plannedMinutes),
  }
}

/** Everybody in an edition with what is still missing to them, by name; who was withdrawn comes last. */
export async function listParticipants({ id }: Pick<ManagedEdition, 'id'>, now: Date): Promise<Participant[]> {
  const rows = await sql()<Row[]>`
    SELECT e.id AS "enrolmentId", p.id AS "personId", p.given_name AS "givenName", p.family_name AS "familyName",
      ${organisationOn(dayOf(now))} AS "organisationName", e.state, e.enrolled_at AS "enrolledAt",
      e.completed_at AS "completedAt", e.withdrawn_reason AS "withdrawnReason", ${standingColumns()}
    FROM enrolment e JOIN person p ON p.id = e.person_id JOIN edition d ON d.id = e.edition_id, ${meetingSums()}
    WHERE d.id = ${id} AND e.superseded_at IS NULL
    ORDER BY e.state = 'withdrawn', p.family_name, p.given_name, p.id`
  return Promise.all(rows.map(standOf))
}

export type Candidate = {
  personId: string
  givenName: string
  familyName: string
  organisationName: string | null
  /** In the edition already, and not withdrawn. */
  isIn: boolean
}

/** Of one search; who looks for more types more. */
const mostFound = 25

/**
 * People who work in the edition's ambito today and whose name or fiscal code a text means, by name; at most 25, and
 * `hasMore` tells that there are others. Nobody for a text that says nothing.
 */
export async function findCandidates(
  { id, ambito }: ManagedEdition,
  text: string,
  now: Date,
): Promise<{ people: Candidate[]; hasMore: boolean }> {
  const search = readPersonSearch(text)
  if (!search) return { people: [], hasMore: false }
  const day = dayOf(now)
  const people = await sql()<Candidate[]>`
    SELECT p.id AS "personId", p.given_name AS "givenName", p.family_name AS "familyName",
      ${organisationOn(day)} AS "organisationName",
      EXISTS (
        SELECT 1 FROM enrolment e WHERE e.person_id = p.id AND e.edition_id = ${id} AND e.state <> 'withdrawn') AS "isIn"
    FROM person p
    WHERE ${personCondition(search)} AND EXISTS (
      SELECT 1 FROM membership m JOIN department d ON d.id = m.department_id
      JOIN organisation_ambito oa ON oa.organisation_id = d.organisation_id
      WHERE m.person_id = p.id AND oa.ambito_id = ${ambito.id}
        AND m.starts_on <= ${day} AND (m.ends_on IS NULL OR m.ends_on >= ${day})
        AND oa.starts_on <= ${day} AND (oa.ends_on IS NULL OR oa.ends_on >= ${day}))
    ORDER BY p.family_name, p.given_name, p.id LIMIT ${mostFound + 1}`
  return { people: people.slice(0, mostFound), hasMore: people.length > mostFound }
}
