import type { Scope } from '#app/identity/viewer.ts'
import type { CoverageCounts, CoverageMatrix, CoverageRow } from './schemas.ts'

const nothing: CoverageCounts = { people: 0, enrolled: 0, underWay: 0, completed: 0, minutes: 0 }

function add(a: CoverageCounts, b: CoverageCounts): CoverageCounts {
  return {
    people: a.people + b.people,
    enrolled: a.enrolled + b.enrolled,
    underWay: a.underWay + b.underWay,
    completed: a.completed + b.completed,
    minutes: a.minutes + b.minutes,
  }
}

function restrictRow(row: CoverageRow, departmentIds: ReadonlySet<string>): CoverageRow | undefined {
  const kept = Object.entries(row.cells).filter(([, cell]) => cell.departmentIds.some((id) => departmentIds.has(id)))
  if (kept.length === 0) return undefined
  const total = kept.map(([, cell]) => cell).reduce<CoverageCounts>(add, nothing)
  return { ...row, total, cells: Object.fromEntries(kept) }
}

/**
 * The part of an ambito's matrix that a scope may see (P7): all of it, the rows of an organisation, or the cells of
 * single departments. The ids that remain are the only ones a list or file may be made of.
 */
export function restrictMatrix(matrix: CoverageMatrix, scope: Scope, ambitoId: string): CoverageMatrix {
  if (scope.kind === 'everything' || scope.ambitoIds.includes(ambitoId)) return matrix
  const departments = new Set(scope.departmentIds)
  const rows = matrix.rows.flatMap((row) => {
    if (scope.organisationIds.includes(row.organisationId)) return [row]
    return restrictRow(row, departments) ?? []
  })
  return { rows }
}

export type CoverageTotals = CoverageCounts & {
  comuni: number
  /** Comuni with at least one trained person. */
  comuniCovered: number
}

/** Sums the rows. Whoever works in two organisations on that day counts in both. */
export function coverageTotals(matrix: CoverageMatrix): CoverageTotals {
  const comuni = matrix.rows.filter((row) => row.organisationKind === 'comune')
  return {
    ...matrix.rows.map((row) => row.total).reduce(add, nothing),
    comuni: comuni.length,
    comuniCovered: comuni.filter((row) => row.total.completed > 0).length,
  }
}

/** Ids of the departments in a matrix, narrowed to an organisation and a kind of department. */
export function departmentIdsOf(
  matrix: CoverageMatrix,
  filter: { organisation?: string | undefined; department?: string | undefined },
): string[] {
  return matrix.rows
    .filter((row) => !filter.organisation || row.organisationId === filter.organisation)
    .flatMap((row) => Object.entries(row.cells))
    .filter(([kind]) => !filter.department || kind === filter.department)
    .flatMap(([, cell]) => cell.departmentIds)
}

/** Hours with one decimal, from minutes. */
export function hoursOf(minutes: number): number {
  return Math.round(minutes / 6) / 10
}
