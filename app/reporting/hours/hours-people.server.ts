import { yearMinutes } from '#app/certificates/hours/year-minutes.server.ts'
import { personCondition } from '#app/identity/person-search.server.ts'
import type { PersonSearch } from '#app/identity/person-search.ts'
import { nameOn } from '#app/organisation/dated-names.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'
import type { VisiblePart } from '../coverage-view.ts'

/** A person's hours of a year by source, in whole minutes (P9: outcomes, nothing of how they were earned). */
export type HoursRow = {
  personId: string
  familyName: string
  givenName: string
  /** Where they mainly work, among the places the viewer sees. */
  organisationName: string
  departmentName: string
  lessons: number
  meetings: number
  syllabus: number
  other: number
  minutes: number
}

/** A line of a file: what a list shows and, sealed, the key that matches it with the employer's own register. */
export type FileHoursRow = HoursRow & { fiscalCodeCipher: string }

export type HoursQuestion = {
  ambitoId: string
  /** How much of the ambito the viewer sees (P7). */
  part: VisiblePart
  year: number
  /** Whoever works there on this civil day (midnight UTC) is in the list (P6). */
  asOf: Date
  /** Minutes. */
  target: number
  search: PersonSearch | null
  reach: 'reached' | 'below' | undefined
  sort: 'hours' | '-hours' | undefined
}

/** Everybody once, with all the hours of the year wherever they were earned: the target is each person's. */
function hoursFacts({ ambitoId, part, year, asOf, search }: HoursQuestion) {
  const day = sql()`${isoDay(asOf)}::date`
  const within =
    part.kind === 'whole'
      ? sql()`TRUE`
      : sql()`(d.organisation_id = ANY(${[...part.organisationIds]}::uuid[]) OR d.id = ANY(${[...part.departmentIds]}::uuid[]))`
  return sql()`
    w AS (
      SELECT DISTINCT ON (m.person_id) m.person_id, ${nameOn('d', asOf)} AS department_name,
        ${nameOn('o', asOf)} AS organisation_name
      FROM membership m
      JOIN department d ON d.id = m.department_id
      JOIN organisation o ON o.id = d.organisation_id
      JOIN organisation_ambito b ON b.organisation_id = o.id AND b.ambito_id = ${ambitoId}
        AND b.starts_on <= ${day} AND (b.ends_on IS NULL OR b.ends_on >= ${day})
      JOIN person p ON p.id = m.person_id
      WHERE m.starts_on <= ${day} AND (m.ends_on IS NULL OR m.ends_on >= ${day})
        AND ${within} AND ${personCondition(search)}
      ORDER BY m.person_id, m.is_main DESC, m.starts_on, m.id
    ),
    facts AS (SELECT w.*, y.* FROM w, LATERAL ${yearMinutes(year)} y)`
}

function reachCondition({ reach, target }: HoursQuestion) {
  if (!reach) return sql()`TRUE`
  return reach === 'reached' ? sql()`f.minutes >= ${target}` : sql()`f.minutes < ${target}`
}

function orderOf({ sort }: HoursQuestion) {
  const name = sql()`lower(p.family_name || ' ' || p.given_name), p.id`
  if (!sort) return name
  return sort === 'hours' ? sql()`f.minutes, ${name}` : sql()`f.minutes DESC, ${name}`
}

/** Fiscal codes come with a whole file alone. */
function rowsOf(question: HoursQuestion, page?: { number: number; size: number }) {
  const slice = page ? sql()`LIMIT ${page.size} OFFSET ${(page.number - 1) * page.size}` : sql()``
  const cipher = page ? sql()`` : sql()`, p.fiscal_code_cipher AS "fiscalCodeCipher"`
  return sql()`
    WITH ${hoursFacts(question)}
    SELECT f.person_id AS "personId", p.family_name AS "familyName", p.given_name AS "givenName",
      f.organisation_name AS "organisationName", f.department_name AS "departmentName",
      f.lessons, f.meetings, f.syllabus, f.other, f.minutes ${cipher}
    FROM facts f JOIN person p ON p.id = f.person_id
    WHERE ${reachCondition(question)} ORDER BY ${orderOf(question)} ${slice}`
}

export type HoursCounts = { people: number; reached: number; minutes: number }

/** How many people there are under the search, how many have reached the target, and their minutes together. */
export async function countHours(question: HoursQuestion): Promise<HoursCounts> {
  const [row] = await sql()<HoursCounts[]>`
    WITH ${hoursFacts(question)}
    SELECT count(*)::int AS people, (count(*) FILTER (WHERE minutes >= ${question.target}))::int AS reached,
      COALESCE(sum(minutes), 0)::int AS minutes
    FROM facts`
  return row ?? { people: 0, reached: 0, minutes: 0 }
}

/** One page of the list. */
export async function listHours(question: HoursQuestion, page: { number: number; size: number }): Promise<HoursRow[]> {
  return [...(await sql()<HoursRow[]>`${rowsOf(question, page)}`)]
}

/** The whole list in batches from a cursor, for files of any length. */
export async function* streamHours(question: HoursQuestion): AsyncGenerator<FileHoursRow[]> {
  for await (const batch of sql()<FileHoursRow[]>`${rowsOf(question)}`.cursor(500)) yield batch
}
