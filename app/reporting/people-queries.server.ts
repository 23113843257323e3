import { isNeitherRevokedNorReplaced } from '#app/certificates/neither-revoked.server.ts'
import { keptPersonCondition } from '#app/identity/person-search.server.ts'
import type { PersonSearch } from '#app/identity/person-search.ts'
import { missingOfRow, standingOf, type Missing, type StandingRow } from '#app/learning/editions/standing-row.server.ts'
import { nameOn } from '#app/organisation/dated-names.server.ts'
import { sql } from '#app/platform/database.server.ts'
import { inBatches } from '#app/platform/in-batches.server.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import type { CoverageQuestion } from './coverage-facts.server.ts'
import { nobody, statesOf } from './coverage-view.ts'
import { isListKept, keepList, keptEntries, reckonedEntries, type ListEntries } from './list-entries.server.ts'
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
  /** The organisations that remain in the viewer's part of the matrix: the scope of this list, with `departmentIds`. */
  organisationIds: readonly string[]
  /** The snapshot whose figures these are, where people are meant as they are in the whole organisation; else null. */
  snapshotId: string | null
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

/** From the list kept with the snapshot, made now when nobody looked before, or reckoned. */
async function entriesOf({ snapshotId, departmentIds, ...question }: PeopleQuestion): Promise<ListEntries> {
  if (!snapshotId) return reckonedEntries({ ...question, departmentIds })
  if (!(await isListKept(snapshotId))) await keepList(snapshotId, question)
  return keptEntries(snapshotId, question)
}

/** Whom of the entries `l` a question means, whatever their state. */
const isMeant = ({ organisationIds, search }: PeopleQuestion) =>
  sql()`l.organisation_id = ANY(${[...organisationIds]}::uuid[]) AND ${keptPersonCondition(search)}`

const meansNobody = ({ organisationIds, departmentIds }: PeopleQuestion) =>
  organisationIds.length === 0 || departmentIds?.length === 0

/** What entries `l` are ordered by before their place in the list. */
function sortKey(sort: PeopleSort | undefined) {
  switch (sort?.replace('-', '')) {
    case 'name':
      return sql()`l.name_rank`
    case 'state':
      return sql()`l.rank`
    case 'hours':
      return sql()`l.minutes`
    case 'enrolled':
      return sql()`l.enrolled_at`
    case 'completed':
      return sql()`l.completed_on`
    default:
      return sql()`NULL::int`
  }
}

/** Only the people of the slice are joined to what is shown of them. Fiscal codes come with a whole file alone. */
function peopleOf({ expressions, rows }: ListEntries, question: PeopleQuestion, slice?: Slice) {
  const { state, sort, asOf, withMissing = false } = question
  const ranks = state ? statesOf(state).map((one) => statesByRank.indexOf(one)) : null
  const direction = sort?.startsWith('-') ? sql()`DESC NULLS LAST` : sql()`ASC NULLS LAST`
  return sql()`
    WITH ${expressions},
    chosen AS (
      SELECT l.person_id, l.organisation_id, l.rank, l.minutes, l.at_work, l.enrolment_id, l.kinds, l.enrolled_at,
        l.completed_on, ${sortKey(sort)} AS sort_key, l.position
      FROM ${rows} l
      WHERE ${isMeant(question)} ${ranks ? sql()`AND l.rank = ANY(${ranks}::int[])` : sql()``}
      ORDER BY sort_key ${direction}, l.position
      ${slice ? sql()`LIMIT ${slice.limit} OFFSET ${slice.offset}` : sql()``}
    )
    SELECT ${slice ? sql()`` : sql()`p.fiscal_code_cipher AS "fiscalCodeCipher",`}
      c.person_id AS "personId", p.family_name AS "familyName", p.given_name AS "givenName",
      c.organisation_id AS "organisationId", ${nameOn('o', asOf)} AS "organisationName", c.kinds::text[] AS "departmentKinds",
      (${[...statesByRank]}::text[])[c.rank + 1] AS state, c.at_work AS "atWork", c.enrolled_at AS "enrolledAt",
      c.completed_on AS "completedOn", c.minutes, cert.id AS "certificateId", cert.number AS "certificateNumber",
      standing.*
    FROM chosen c
    JOIN person p ON p.id = c.person_id
    JOIN organisation o ON o.id = c.organisation_id
    LEFT JOIN LATERAL (
      SELECT k.id, k.number FROM certificate k
      WHERE k.enrolment_id = c.enrolment_id AND ${isNeitherRevokedNorReplaced()}
      ORDER BY k.revision DESC LIMIT 1
    ) cert ON c.rank = 4
    LEFT JOIN LATERAL ${standingOf(sql()`c.enrolment_id`, sql()`(SELECT closed FROM moment)`)} standing ON ${withMissing} AND c.rank IN (2, 3)
    ORDER BY c.sort_key ${direction}, c.position`
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
export async function countFound(question: PeopleQuestion): Promise<CoverageCounts> {
  if (meansNobody(question)) return nobody
  const { expressions, rows } = await entriesOf(question)
  const counts = await sql()<{ state: PersonState; people: number; minutes: number }[]>`
    WITH ${expressions}
    SELECT (${[...statesByRank]}::text[])[l.rank + 1] AS state, count(*)::int AS people, sum(l.minutes)::int AS minutes
    FROM ${rows} l WHERE ${isMeant(question)} GROUP BY l.rank`
  return counts.reduce(
    (sums, { state, people, minutes }) => ({
      ...sums,
      [state]: people,
      people: sums.people + people,
      minutes: sums.minutes + minutes,
    }),
    nobody,
  )
}

/** One page of the people behind a figure; how many there are in all is the figure itself. */
export async function listPeople(
  question: PeopleQuestion,
  page: { number: number; size: number },
): Promise<PersonRow[]> {
  if (meansNobody(question)) return []
  const slice = { limit: page.size, offset: (page.number - 1) * page.size }
  return peopleOfRows(
    await sql()<ReadRow[]>`${peopleOf(await entriesOf(question), question, slice)}`,
    (person) => person,
  )
}

/** Every person behind a figure, in batches from a cursor, for files of any length. */
export async function* streamPeople(question: PeopleQuestion): AsyncGenerator<FilePersonRow[]> {
  if (meansNobody(question)) return
  type Row = ReadRow & Pick<FilePersonRow, 'fiscalCodeCipher'>
  const withCode = (person: PersonRow, { fiscalCodeCipher }: Row) => ({ ...person, fiscalCodeCipher })
  const entries = await entriesOf(question)
  for await (const batch of inBatches(sql()<Row[]>`${peopleOf(entries, question)}`, 500))
    yield await peopleOfRows(batch, withCode)
}
