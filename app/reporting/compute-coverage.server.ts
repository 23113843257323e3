import { sql } from '#app/platform/database.server.ts'
import type { DepartmentKind, OrganisationKind } from '#app/platform/generated/enums.ts'
import { coverageFacts, type CoverageQuestion } from './coverage-facts.server.ts'
import type { CoverageMatrix, CoverageRow } from './schemas.ts'

type CountRow = {
  organisation_id: string
  organisation_name: string
  organisation_kind: OrganisationKind
  /** Null on the row that totals the organisation. */
  department_kind: DepartmentKind | null
  department_ids: string[]
  people: number
  enrolled: number
  under_way: number
  completed: number
  minutes: number
}

/**
 * Counts one ambito and course as of a day in one set-based query over indexed columns; see `coverageFacts` for what
 * counts where. A person with several counters is one person in the organisation's total.
 */
export async function computeCoverage(question: CoverageQuestion): Promise<CoverageMatrix> {
  const rows = await sql()<CountRow[]>`
    WITH ${coverageFacts(question)}
    SELECT o.id AS organisation_id, o.name AS organisation_name, o.kind AS organisation_kind,
      CASE WHEN GROUPING(d.kind) = 1 THEN NULL ELSE d.kind END AS department_kind,
      array_agg(DISTINCT d.id) AS department_ids,
      count(DISTINCT f.person_id) FILTER (WHERE f.fact = 'at_work')::int AS people,
      count(DISTINCT f.person_id) FILTER (WHERE f.fact = 'enrolled')::int AS enrolled,
      count(DISTINCT f.person_id) FILTER (WHERE f.fact = 'under_way')::int AS under_way,
      count(DISTINCT f.person_id) FILTER (WHERE f.fact = 'completed')::int AS completed,
      COALESCE(sum(f.minutes), 0)::int AS minutes
    FROM (SELECT organisation_id FROM belonging UNION SELECT organisation_id FROM facts) shown
    JOIN organisation o ON o.id = shown.organisation_id
    JOIN department d ON d.organisation_id = o.id
    LEFT JOIN facts f ON f.department_id = d.id
    GROUP BY GROUPING SETS ((o.id, o.name, o.kind, d.kind), (o.id, o.name, o.kind))
    ORDER BY o.kind, o.name`
  return { rows: assemble(rows) }
}

function assemble(counts: readonly CountRow[]): CoverageRow[] {
  const byOrganisation = new Map<string, CoverageRow>()
  for (const count of counts) {
    const { people, enrolled, under_way: underWay, completed, minutes } = count
    const numbers = { people, enrolled, underWay, completed, minutes }
    const row = byOrganisation.get(count.organisation_id) ?? {
      organisationId: count.organisation_id,
      organisationName: count.organisation_name,
      organisationKind: count.organisation_kind,
      total: numbers,
      cells: {},
    }
    if (count.department_kind === null) row.total = numbers
    else row.cells[count.department_kind] = { ...numbers, departmentIds: count.department_ids }
    byOrganisation.set(count.organisation_id, row)
  }
  return [...byOrganisation.values()]
}
