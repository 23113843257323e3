import { yearMinutes } from '#app/certificates/hours/year-minutes.server.ts'
import { nameOn } from '#app/organisation/dated-names.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'
import type { DepartmentKind, OrganisationKind } from '#app/platform/generated/enums.ts'
import { bandKeys, bandPeriod, type BandKey } from './hours-bands.ts'
import type { BandFigures } from './schemas.ts'

export type BandQuestion = {
  ambitoId: string
  /** The civil year asked for; the one of `asOf` when left out. */
  year: number | undefined
  /** Civil day: what was written by its end counts. */
  asOf: Date
  /** What was written after this instant does not count, even on that day. */
  until: Date
  departmentIds: readonly string[] | undefined
}

type Filter = { organisation?: string | undefined; department?: DepartmentKind | undefined; band?: BandKey | undefined }

/** `work`, where the staff works, and `facts`, everybody once with `minutes` and the index of their `band`. */
function bandFacts({ ambitoId, year, asOf, until, departmentIds }: BandQuestion, filter: Filter = {}) {
  const period = bandPeriod(year, asOf)
  const day = sql()`${isoDay(period.staffOn)}::date`
  return sql()`
    moment AS (
      SELECT LEAST((${isoDay(asOf)}::date + 1)::timestamp AT TIME ZONE 'Europe/Rome',
        ${until}::timestamptz + interval '1 ms') AS closed
    ),
    work AS (
      SELECT m.person_id, m.is_main, m.starts_on, d.kind, d.organisation_id
      FROM membership m
      JOIN department d ON d.id = m.department_id
      JOIN organisation_ambito b ON b.organisation_id = d.organisation_id AND b.ambito_id = ${ambitoId}
        AND b.starts_on <= ${day} AND (b.ends_on IS NULL OR b.ends_on >= ${day})
      WHERE m.starts_on <= ${day} AND (m.ends_on IS NULL OR m.ends_on >= ${day})
        ${departmentIds ? sql()`AND d.id = ANY(${[...departmentIds]}::uuid[])` : sql()``}
        ${filter.organisation ? sql()`AND d.organisation_id = ${filter.organisation}` : sql()``}
        ${filter.department ? sql()`AND d.kind = ${filter.department}` : sql()``}
    ),
    facts AS (
      SELECT w.person_id, y.minutes, LEAST(${bandKeys.length - 1}, GREATEST(y.minutes, 0) / 600)::int AS band
      FROM (SELECT DISTINCT person_id FROM work) w,
        LATERAL ${yearMinutes(period.year, sql()`(SELECT closed FROM moment)`)} y
    )`
}

type CountRow = {
  organisation_id: string | null
  name: string | null
  organisation_kind: OrganisationKind | null
  kind: DepartmentKind | null
  bands: number[]
  people: number
  minutes: number
}

/** How many of the staff have how many hours, by organisation and kind of department; sums count everybody once. */
export async function computeBands(question: BandQuestion): Promise<BandFigures> {
  const { year, staffOn } = bandPeriod(question.year, question.asOf)
  const rows = await sql()<CountRow[]>`
    WITH ${bandFacts(question)},
    people AS (
      SELECT k.organisation_id, k.kind, k.person_id, max(f.band) AS band, max(f.minutes) AS minutes
      FROM work k JOIN facts f USING (person_id)
      GROUP BY GROUPING SETS ((k.organisation_id, k.kind, k.person_id), (k.organisation_id, k.person_id),
        (k.kind, k.person_id), (k.person_id))
    )
    SELECT p.organisation_id, ${nameOn('o', staffOn)} AS name, o.kind AS organisation_kind, p.kind,
      count(*)::int AS people, sum(p.minutes)::int AS minutes,
      ARRAY[count(*) FILTER (WHERE p.band = 0), count(*) FILTER (WHERE p.band = 1), count(*) FILTER (WHERE p.band = 2),
        count(*) FILTER (WHERE p.band = 3), count(*) FILTER (WHERE p.band = 4)]::int[] AS bands
    FROM people p LEFT JOIN organisation o ON o.id = p.organisation_id
    GROUP BY p.organisation_id, o.id, p.kind
    ORDER BY p.organisation_id IS NOT NULL, o.kind, name, p.organisation_id, p.kind NULLS FIRST`
  return {
    year,
    staffOn: isoDay(staffOn),
    rows: rows.map(({ organisation_id, name, organisation_kind, kind, people, bands, minutes }) => ({
      organisationId: organisation_id,
      organisationName: name ?? '',
      organisationKind: organisation_kind,
      departmentKind: kind,
      people,
      bands,
      minutes,
    })),
  }
}

/** Somebody behind a figure: outcomes alone (P9). What a report does not tell of them is null. */
export type ReportPerson = {
  personId: string
  familyName: string
  givenName: string
  organisationName: string
  departmentKinds: DepartmentKind[]
  /** Of the year, whole minutes. */
  minutes: number | null
  enrolledAt: Date | null
  completedOn: Date | null
  certificateNumber: string | null
}

/** One page of the staff under the filters, who has fewest hours first; how many there are is the figure itself. */
export async function listBandPeople(
  question: BandQuestion & Filter,
  page: { number: number; size: number },
): Promise<ReportPerson[]> {
  const { staffOn } = bandPeriod(question.year, question.asOf)
  const { organisation, department, band } = question
  return sql()<ReportPerson[]>`
    WITH ${bandFacts(question, { organisation, department })},
    placed AS (
      SELECT k.person_id, (array_agg(k.organisation_id ORDER BY k.is_main DESC, k.starts_on, k.organisation_id))[1]
        AS organisation_id, array_agg(DISTINCT k.kind)::text[] AS kinds
      FROM work k GROUP BY k.person_id
    )
    SELECT f.person_id AS "personId", p.family_name AS "familyName", p.given_name AS "givenName",
      ${nameOn('o', staffOn)} AS "organisationName", w.kinds AS "departmentKinds", f.minutes,
      NULL AS "enrolledAt", NULL AS "completedOn", NULL AS "certificateNumber"
    FROM facts f JOIN placed w USING (person_id) JOIN person p ON p.id = f.person_id
    JOIN organisation o ON o.id = w.organisation_id
    ${band ? sql()`WHERE f.band = ${bandKeys.indexOf(band)}` : sql()``}
    ORDER BY f.minutes, p.family_name, p.given_name, p.id
    LIMIT ${page.size} OFFSET ${(page.number - 1) * page.size}`
}
