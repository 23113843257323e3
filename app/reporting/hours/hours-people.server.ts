import { yearMinutesOfAll } from '#app/certificates/hours/year-minutes.server.ts'
import { personCondition } from '#app/identity/person-search.server.ts'
import type { PersonSearch } from '#app/identity/person-search.ts'
import { nameOn } from '#app/organisation/dated-names.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'
import { inBatches } from '#app/platform/in-batches.server.ts'
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
function hoursFacts({ ambitoId, part, year, asOf, target, search }: HoursQuestion) {
  const day = sql()`${isoDay(asOf)}::date`
  const within =
    part.kind === 'whole'
      ? sql()`TRUE`
      : sql()`(d.organisation_id = ANY(${[...part.organisationIds]}::uuid[]) OR d.id = ANY(${[...part.departmentIds]}::uuid[]))`
  const searched = search ? sql()`JOIN person p ON p.id = m.person_id AND ${personCondition(search)}` : sql()``
  return sql()`
    w AS MATERIALIZED (
      SELECT DISTINCT ON (m.person_id) m.person_id, m.department_id
      FROM organisation_ambito b
      JOIN department d ON d.organisation_id = b.organisation_id
      JOIN membership m ON m.department_id = d.id
      ${searched}
      WHERE b.ambito_id = ${ambitoId} AND b.starts_on <= ${day} AND (b.ends_on IS NULL OR b.ends_on >= ${day})
        AND m.starts_on <= ${day} AND (m.ends_on IS NULL OR m.ends_on >= ${day}) AND ${within}
      ORDER BY m.person_id, m.is_main DESC, m.starts_on, m.id
    ),
    facts AS MATERIALIZED (SELECT * FROM ${yearMinutesOfAll(year)} y),
    counted AS (
      SELECT count(*)::int AS people, (count(*) FILTER (WHERE minutes >= ${target}))::int AS reached,
        COALESCE(sum(minutes), 0)::int AS minutes
      FROM facts
    )`
}

function reachCondition({ reach, target }: HoursQuestion) {
  if (!reach) return sql()`TRUE`
  return reach === 'reached' ? sql()`f.minutes >= ${target}` : sql()`f.minutes < ${target}`
}

/** What comes before the name in the order. */
function sortKey({ sort }: HoursQuestion) {
  if (!sort) return sql()`0`
  return sort === 'hours' ? sql()`f.minutes` : sql()`-f.minutes`
}

const order = () => sql()`sort_key, name_key, person_id`

/** The people of the question in their order, by `slice` of it; what is shown of them is joined to these alone. */
function rowsOf(question: HoursQuestion, slice = sql()``) {
  return sql()`
    chosen AS (
      SELECT f.*, ${sortKey(question)} AS sort_key, lower(p.family_name || ' ' || p.given_name) AS name_key, p.family_name,
        p.given_name, p.fiscal_code_cipher
      FROM facts f JOIN person p ON p.id = f.person_id
      WHERE ${reachCondition(question)} ORDER BY ${order()} ${slice}
    ),
    shown AS (
      SELECT c.*, ${nameOn('o', question.asOf)} AS organisation_name, ${nameOn('d', question.asOf)} AS department_name
      FROM chosen c JOIN department d ON d.id = c.department_id JOIN organisation o ON o.id = d.organisation_id
    )`
}

const shownColumns = () => sql()`
  s.person_id AS "personId", s.family_name AS "familyName", s.given_name AS "givenName",
  s.organisation_name AS "organisationName", s.department_name AS "departmentName",
  s.lessons, s.meetings, s.syllabus, s.other, s.minutes`

export type HoursCounts = { people: number; reached: number; minutes: number }

/** How many people there are under the search, how many have reached the target, and their minutes together. */
export async function countHours(question: HoursQuestion): Promise<HoursCounts> {
  const [row] = await sql()<HoursCounts[]>`WITH ${hoursFacts(question)} SELECT * FROM counted`
  return row ?? { people: 0, reached: 0, minutes: 0 }
}

/** How many of some counted people the question's reach leaves. */
export const countReach = ({ people, reached }: HoursCounts, { reach }: HoursQuestion): number =>
  reach === undefined ? people : { reached, below: people - reached }[reach]

type PageRow = HoursRow & { people: number; reached: number; sum: number }

/**
 * The counts and one page of the list, of the same reading: everybody's hours are summed once. A page behind the last
 * is the last.
 */
export async function readHoursPage(
  question: HoursQuestion,
  page: { number: number; size: number },
): Promise<{ counts: HoursCounts; number: number; people: HoursRow[] }> {
  const of = { reached: sql()`reached`, below: sql()`people - reached`, all: sql()`people` }[question.reach ?? 'all']
  const last = sql()`GREATEST(1, ceil((SELECT ${of} FROM counted)::numeric / ${page.size}))::int`
  const first = sql()`(LEAST(${page.number}, ${last}) - 1) * ${page.size}`
  const rows = await sql()<PageRow[]>`
    WITH ${hoursFacts(question)}, ${rowsOf(question, sql()`LIMIT ${page.size} OFFSET ${first}`)}
    SELECT n.people, n.reached, n.minutes AS sum, ${shownColumns()}
    FROM counted n LEFT JOIN shown s ON TRUE ORDER BY ${order()}`
  const [{ people, reached, sum: minutes } = { people: 0, reached: 0, sum: 0 }] = rows
  const counts = { people, reached, minutes }
  const total = countReach(counts, question)
  const number = Math.min(page.number, Math.max(1, Math.ceil(total / page.size)))
  return { counts, number, people: total === 0 ? [] : rows.map(hoursRow) }
}

function hoursRow(row: PageRow): HoursRow {
  const { personId, familyName, givenName, organisationName, departmentName } = row
  const { lessons, meetings, syllabus, other, minutes } = row
  return {
    ...{ personId, familyName, givenName, organisationName, departmentName },
    ...{ lessons, meetings, syllabus, other, minutes },
  }
}

/** The whole list in batches from a cursor, for files of any length. */
export async function* streamHours(question: HoursQuestion): AsyncGenerator<FileHoursRow[]> {
  const rows = sql()<FileHoursRow[]>`
    WITH ${hoursFacts(question)}, ${rowsOf(question)}
    SELECT ${shownColumns()}, s.fiscal_code_cipher AS "fiscalCodeCipher" FROM shown s ORDER BY ${order()}`
  yield* inBatches(rows, 500)
}
