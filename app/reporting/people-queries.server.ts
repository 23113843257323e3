import { personCondition } from '#app/identity/person-search.server.ts'
import type { PersonSearch } from '#app/identity/person-search.ts'
import { missingOfRow, standingOf, type Missing, type StandingRow } from '#app/learning/editions/standing-row.server.ts'
import { nameOn } from '#app/organisation/dated-names.server.ts'
import { sql } from '#app/platform/database.server.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { coverageFacts, type CoverageQuestion } from './coverage-facts.server.ts'
import { nobody, statesOf } from './coverage-view.ts'
import type { CoverageCounts, PeopleSort, PersonState, StateFilter } from './schemas.ts'

/** Outcomes alone (P9): nothing here comes from attempts, answers or reflections. */
export type PersonRow = {
  personId: string
  familyName: string
  givenName: string
  organisationId: string
  organisationName: string
  departmentKinds: DepartmentKind[]
  state: PersonState
  /** False for who completed the course there and has left since. */
  atWork: boolean
  enrolledAt: Date | null
  completedOn: Date | null
  /** Credited minutes so far. */
  minutes: number
  certificateId: string | null
  certificateNumber: string | null
  /** What is missing to who is on the way, by what had been written when the figures were computed; null for the others. */
  missing: Missing | null
}

/** A line of a file: what a list shows and, sealed, the key that matches it with the employer's own register. */
export type FilePersonRow = PersonRow & { fiscalCodeCipher: string }

export type PeopleQuestion = CoverageQuestion & {
  /** The departments that remain in the viewer's part of the matrix: the scope of this list. */
  departmentIds: readonly string[]
  state?: StateFilter | undefined
  search?: PersonSearch | null
  sort?: PeopleSort | undefined
  /** Whether to tell what is missing: of the present alone, an edition's terms and meetings of before are not kept. */
  withMissing?: boolean
}

/** As read: with where somebody stands, or no edition. */
type ReadRow = Omit<PersonRow, 'missing'> & (StandingRow | { editionId: null })

/** By `rank` of `coverageFacts`. */
const statesByRank = [
  'not_enrolled',
  'trained_elsewhere',
  'enrolled',
  'under_way',
  'completed',
] as const satisfies PersonState[]

type Slice = { limit: number; offset: number }

/** Everyone once for each organisation they count in, with the state they are in there. */
function rankedPeople(question: CoverageQuestion) {
  return sql()`
    ${coverageFacts(question)},
    ranked AS (
      SELECT f.person_id, f.organisation_id, max(f.rank) AS rank, array_agg(DISTINCT f.department_id) AS department_ids,
        sum(f.minutes)::int AS minutes, bool_or(f.at_work) AS at_work,
        (array_agg(f.enrolment_id ORDER BY f.rank DESC, f.since DESC, f.enrolment_id)
          FILTER (WHERE f.enrolment_id IS NOT NULL))[1] AS enrolment_id
      FROM facts f
      GROUP BY f.person_id, f.organisation_id
    )`
}

/** What the rows `r` of people `p` are ordered by before their place and name. */
function sortKey(sort: PeopleSort | undefined) {
  switch (sort?.replace('-', '')) {
    case 'name':
      return sql()`lower(p.family_name || ' ' || p.given_name)`
    case 'state':
      return sql()`r.rank`
    case 'hours':
      return sql()`r.minutes`
    case 'enrolled':
      return sql()`(SELECT s.enrolled_at FROM enrolment s WHERE s.id = r.enrolment_id)`
    case 'completed':
      return sql()`(SELECT s.completed_on FROM completion s WHERE s.enrolment_id = r.enrolment_id AND r.rank = 4)`
    default:
      return sql()`NULL::int`
  }
}

/** Only the people of the slice are joined to what is shown of them. Fiscal codes come with a whole file alone. */
function peopleOf({ state, search, sort, withMissing = false, ...question }: PeopleQuestion, slice?: Slice) {
  const ranks = state ? statesOf(state).map((one) => statesByRank.indexOf(one)) : null
  const direction = sort?.startsWith('-') ? sql()`DESC NULLS LAST` : sql()`ASC NULLS LAST`
  return sql()`
    WITH ${rankedPeople(question)},
    chosen AS (
      SELECT r.*, ${nameOn('o', question.asOf)} AS name, p.family_name, p.given_name, p.fiscal_code_cipher, ${sortKey(sort)} AS sort_key
      FROM ranked r JOIN person p ON p.id = r.person_id JOIN organisation o ON o.id = r.organisation_id
      WHERE ${personCondition(search)} ${ranks ? sql()`AND r.rank = ANY(${ranks}::int[])` : sql()``}
      ORDER BY sort_key ${direction}, name, o.id, p.family_name, p.given_name, p.id
      ${slice ? sql()`LIMIT ${slice.limit} OFFSET ${slice.offset}` : sql()``}
    )
    SELECT ${slice ? sql()`` : sql()`c.fiscal_code_cipher AS "fiscalCodeCipher",`}
      c.person_id AS "personId", c.family_name AS "familyName", c.given_name AS "givenName",
      c.organisation_id AS "organisationId", c.name AS "organisationName",
      ARRAY(SELECT DISTINCT d.kind FROM department d WHERE d.id = ANY(c.department_ids) ORDER BY d.kind)::text[]
        AS "departmentKinds",
      (${[...statesByRank]}::text[])[c.rank + 1] AS state, c.at_work AS "atWork", e.enrolled_at AS "enrolledAt",
      x.completed_on AS "completedOn", c.minutes, cert.id AS "certificateId", cert.number AS "certificateNumber",
      standing.*
    FROM chosen c
    LEFT JOIN enrolment e ON e.id = c.enrolment_id
    LEFT JOIN completion x ON x.enrolment_id = c.enrolment_id AND c.rank = 4
    LEFT JOIN LATERAL (
      SELECT k.id, k.number FROM certificate k
      WHERE k.enrolment_id = c.enrolment_id AND NOT EXISTS (
        SELECT 1 FROM certificate_event ev WHERE ev.certificate_id = k.id AND ev.kind IN ('revoked', 'replaced'))
      ORDER BY k.revision DESC LIMIT 1
    ) cert ON c.rank = 4
    LEFT JOIN LATERAL ${standingOf(sql()`c.enrolment_id`, sql()`(SELECT closed FROM moment)`)} standing ON ${withMissing} AND c.rank IN (2, 3)
    ORDER BY c.sort_key ${direction}, c.name, c.organisation_id, c.family_name, c.given_name, c.person_id`
}

async function personOf(row: ReadRow): Promise<PersonRow> {
  const { personId, familyName, givenName, organisationId, organisationName, departmentKinds, state, atWork } = row
  const { enrolledAt, completedOn, minutes, certificateId, certificateNumber } = row
  return {
    ...{ personId, familyName, givenName, organisationId, organisationName, departmentKinds, state, atWork },
    ...{ enrolledAt, completedOn, minutes, certificateId, certificateNumber },
    missing: row.editionId === null ? null : await missingOfRow(row),
  }
}

/** One after the other: the first of a version of the course reads it, the others find it read. */
async function peopleOfRows<Row extends ReadRow, Person>(
  rows: readonly Row[],
  shape: (person: PersonRow, row: Row) => Person,
): Promise<Person[]> {
  const people: Person[] = []
  for (const row of rows) people.push(shape(await personOf(row), row))
  return people
}

/** How many of a search there are in each state, whatever the state filter; each person once for each organisation. */
export async function countFound({ search, ...question }: PeopleQuestion): Promise<CoverageCounts> {
  if (question.departmentIds.length === 0) return nobody
  const rows = await sql()<{ state: PersonState; people: number; minutes: number }[]>`
    WITH ${rankedPeople(question)}
    SELECT (${[...statesByRank]}::text[])[r.rank + 1] AS state, count(*)::int AS people, sum(r.minutes)::int AS minutes
    FROM ranked r JOIN person p ON p.id = r.person_id WHERE ${personCondition(search)} GROUP BY r.rank`
  return rows.reduce(
    (counts, { state, people, minutes }) => ({
      ...counts,
      [state]: people,
      people: counts.people + people,
      minutes: counts.minutes + minutes,
    }),
    nobody,
  )
}

/** One page of the people behind a figure; how many there are in all is the figure itself. */
export async function listPeople(
  question: PeopleQuestion,
  page: { number: number; size: number },
): Promise<PersonRow[]> {
  if (question.departmentIds.length === 0) return []
  const slice = { limit: page.size, offset: (page.number - 1) * page.size }
  return peopleOfRows(await sql()<ReadRow[]>`${peopleOf(question, slice)}`, (person) => person)
}

/** Every person behind a figure, in batches from a cursor, for files of any length. */
export async function* streamPeople(question: PeopleQuestion): AsyncGenerator<FilePersonRow[]> {
  if (question.departmentIds.length === 0) return
  type Row = ReadRow & Pick<FilePersonRow, 'fiscalCodeCipher'>
  const withCode = (person: PersonRow, { fiscalCodeCipher }: Row) => ({ ...person, fiscalCodeCipher })
  for await (const batch of sql()<Row[]>`${peopleOf(question)}`.cursor(500)) yield await peopleOfRows(batch, withCode)
}
