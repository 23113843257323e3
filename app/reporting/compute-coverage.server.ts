import { nameOn } from '#app/organisation/dated-names.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'
import type { DepartmentKind, OrganisationKind } from '#app/platform/generated/enums.ts'
import { coverageFacts, type CoverageQuestion } from './coverage-facts.server.ts'
import type { CoverageCounts, CoverageMatrix, CoverageRow } from './schemas.ts'

type CountRow = CoverageCounts & {
  organisation_id: string
  organisation_name: string
  organisation_kind: OrganisationKind
  belongs: boolean
  /** Null on the row that totals the organisation. */
  department_kind: DepartmentKind | null
  department_ids: string[]
}

/**
 * Counts one ambito and course as of a day in one set-based query over indexed columns; see `coverageFacts` for what
 * counts where. A person with several counters is one person in the organisation's total. Departments of that day are
 * all there, also those where nobody works.
 */
export async function computeCoverage(question: CoverageQuestion): Promise<CoverageMatrix> {
  const day = sql()`${isoDay(question.asOf)}::date`
  const { departmentIds } = question
  const among = departmentIds ? sql()`AND d.id = ANY(${[...departmentIds]}::uuid[])` : sql()``
  const rows = await sql()<CountRow[]>`
    WITH ${coverageFacts(question)},
    counter AS (
      SELECT d.id, d.organisation_id, d.kind, d.name FROM department d
      WHERE d.id IN (
        SELECT d.id FROM department d JOIN belonging b ON b.organisation_id = d.organisation_id
        WHERE d.starts_on <= ${day} AND (d.ends_on IS NULL OR d.ends_on >= ${day}) ${among}
        UNION
        SELECT department_id FROM facts
      )
    ),
    shown AS (
      SELECT c.organisation_id, c.kind, array_agg(c.id ORDER BY c.name) AS department_ids
      FROM counter c GROUP BY GROUPING SETS ((c.organisation_id, c.kind), (c.organisation_id))
    ),
    people AS (
      SELECT f.organisation_id, d.kind, f.person_id, max(f.rank) AS rank, sum(f.minutes) AS minutes
      FROM facts f JOIN counter d ON d.id = f.department_id
      GROUP BY GROUPING SETS ((f.organisation_id, d.kind, f.person_id), (f.organisation_id, f.person_id))
    ),
    counted AS (
      SELECT organisation_id, kind, count(*)::int AS people,
        count(*) FILTER (WHERE rank = 4)::int AS completed, count(*) FILTER (WHERE rank = 3)::int AS under_way,
        count(*) FILTER (WHERE rank = 2)::int AS enrolled, count(*) FILTER (WHERE rank = 1)::int AS trained_elsewhere,
        count(*) FILTER (WHERE rank = 0)::int AS not_enrolled, sum(minutes)::int AS minutes
      FROM people GROUP BY organisation_id, kind
    )
    SELECT o.id AS organisation_id, ${nameOn('o', question.asOf)} AS organisation_name, o.kind AS organisation_kind,
      o.id IN (SELECT organisation_id FROM belonging) AS belongs, s.kind AS department_kind, s.department_ids,
      COALESCE(c.people, 0) AS people, COALESCE(c.completed, 0) AS completed, COALESCE(c.under_way, 0) AS under_way,
      COALESCE(c.enrolled, 0) AS enrolled, COALESCE(c.trained_elsewhere, 0) AS trained_elsewhere,
      COALESCE(c.not_enrolled, 0) AS not_enrolled, COALESCE(c.minutes, 0) AS minutes
    FROM shown s
    JOIN organisation o ON o.id = s.organisation_id
    LEFT JOIN counted c ON c.organisation_id = s.organisation_id AND c.kind IS NOT DISTINCT FROM s.kind
    ORDER BY o.kind, organisation_name, o.id, s.kind`
  return { rows: assemble(rows) }
}

function assemble(counts: readonly CountRow[]): CoverageRow[] {
  const byOrganisation = new Map<string, CoverageRow>()
  for (const count of counts) {
    const { people, completed, under_way, enrolled, trained_elsewhere, not_enrolled, minutes } = count
    const numbers = { people, completed, under_way, enrolled, trained_elsewhere, not_enrolled, minutes }
    const row = byOrganisation.get(count.organisation_id) ?? {
      organisationId: count.organisation_id,
      organisationName: count.organisation_name,
      organisationKind: count.organisation_kind,
      belongs: count.belongs,
      total: numbers,
      cells: {},
    }
    if (count.department_kind === null) row.total = numbers
    else row.cells[count.department_kind] = { ...numbers, departmentIds: count.department_ids }
    byOrganisation.set(count.organisation_id, row)
  }
  return [...byOrganisation.values()]
}
