import type { Scope } from '#app/identity/viewer.ts'
import { DepartmentKind, type OrganisationKind } from '#app/platform/generated/enums.ts'
import {
  personStates,
  type CoverageCounts,
  type CoverageMatrix,
  type CoverageRow,
  type PersonState,
  type StateFilter,
} from './schemas.ts'

export const nobody: CoverageCounts = {
  people: 0,
  completed: 0,
  under_way: 0,
  enrolled: 0,
  trained_elsewhere: 0,
  not_enrolled: 0,
  minutes: 0,
}

function add(a: CoverageCounts, b: CoverageCounts): CoverageCounts {
  return {
    people: a.people + b.people,
    completed: a.completed + b.completed,
    under_way: a.under_way + b.under_way,
    enrolled: a.enrolled + b.enrolled,
    trained_elsewhere: a.trained_elsewhere + b.trained_elsewhere,
    not_enrolled: a.not_enrolled + b.not_enrolled,
    minutes: a.minutes + b.minutes,
  }
}

const countsOf = ({
  people,
  completed,
  under_way,
  enrolled,
  trained_elsewhere,
  not_enrolled,
  minutes,
}: CoverageCounts) => ({
  people,
  completed,
  under_way,
  enrolled,
  trained_elsewhere,
  not_enrolled,
  minutes,
})

export type VisiblePart =
  { kind: 'whole' } | { kind: 'part'; organisationIds: readonly string[]; departmentIds: readonly string[] }

/** How much of an ambito's matrix a scope may see (P7): all of it, the rows of organisations, single departments. */
export function visiblePart(scope: Scope, ambitoId: string): VisiblePart {
  if (scope.kind === 'everything' || scope.ambitoIds.includes(ambitoId)) return { kind: 'whole' }
  const { organisationIds, departmentIds } = scope
  return { kind: 'part', organisationIds, departmentIds }
}

/** Rows of some organisations from the ambito's matrix, then those computed for single departments of others. */
export function joinParts(
  whole: CoverageMatrix,
  organisationIds: readonly string[],
  ofDepartments: CoverageMatrix,
): CoverageMatrix {
  const rows = whole.rows.filter((row) => organisationIds.includes(row.organisationId))
  return { rows: [...rows, ...ofDepartments.rows.filter((row) => !organisationIds.includes(row.organisationId))] }
}

export type PlaceFilter = {
  organisation?: string | undefined
  organisationKind?: OrganisationKind | undefined
  department?: DepartmentKind | undefined
}

/** Whether an organisation is of a kind and belonged to the ambito on that day: what “comuni” counts and lists. */
export const isOfKind = (row: CoverageRow, kind: OrganisationKind) => row.organisationKind === kind && row.belongs

/** The organisations a filter leaves, whatever their departments. */
export function rowsUnder({ rows }: CoverageMatrix, { organisation, organisationKind }: PlaceFilter): CoverageRow[] {
  return rows.filter(
    (row) =>
      (!organisation || row.organisationId === organisation) && (!organisationKind || isOfKind(row, organisationKind)),
  )
}

/** The counts of each row that a filter leaves: the row's total, or its cell of one kind of department. */
function countsUnder(matrix: CoverageMatrix, filter: PlaceFilter): { row: CoverageRow; counts: CoverageCounts }[] {
  return rowsUnder(matrix, filter).flatMap((row) => {
    const counts = filter.department ? row.cells[filter.department] : row.total
    return counts ? [{ row, counts }] : []
  })
}

/** Sums the rows a filter leaves. Whoever works in two organisations on that day counts in both. */
export function coverageTotals(matrix: CoverageMatrix, filter: PlaceFilter = {}): CoverageCounts {
  return countsUnder(matrix, filter)
    .map(({ counts }) => countsOf(counts))
    .reduce(add, nobody)
}

/** Comuni of the ambito on that day, and those with at least one trained person. */
export function comuniCovered(matrix: CoverageMatrix): { comuni: number; covered: number } {
  const comuni = rowsUnder(matrix, { organisationKind: 'comune' })
  return { comuni: comuni.length, covered: comuni.filter((row) => row.total.completed > 0).length }
}

/** Ids of the departments in a matrix that a filter leaves. */
export function departmentIdsOf(matrix: CoverageMatrix, filter: PlaceFilter): string[] {
  return rowsUnder(matrix, filter)
    .flatMap((row) => Object.entries(row.cells))
    .filter(([kind]) => !filter.department || kind === filter.department)
    .flatMap(([, cell]) => cell.departmentIds)
}

/** States without the course and with nobody else's to show: who is to be reminded. */
const missingStates: readonly PersonState[] = ['under_way', 'enrolled', 'not_enrolled']

/** The states a filter stands for. */
export function statesOf(filter: StateFilter): readonly PersonState[] {
  return filter === 'missing' ? missingStates : [filter]
}

/** How many of some counted people a filter leaves. */
export function countOf(counts: CoverageCounts, filter: StateFilter | undefined): number {
  if (!filter) return counts.people
  return statesOf(filter).reduce((sum, state) => sum + counts[state], 0)
}

/**
 * The states beside the completed, with how many there are of each, that add up to everybody with them. Whoever completed
 * elsewhere is told apart where there is somebody.
 */
export function otherStates(counts: CoverageCounts): { state: PersonState; people: number }[] {
  return personStates
    .filter((state) => state !== 'completed' && (state !== 'trained_elsewhere' || counts.trained_elsewhere > 0))
    .map((state) => ({ state, people: counts[state] }))
}

/** What a cell of the picture needs. */
export type CellView = Pick<CoverageCounts, 'people' | 'completed'>

export type MatrixRowView = {
  id: string
  name: string
  kind: OrganisationKind
  belongs: boolean
  total: CoverageCounts
  /** One for each shown kind of department; null where the organisation has none. */
  cells: (CellView | null)[]
  /** All counts of its departments, when the table goes that deep. */
  departments: { kind: DepartmentKind; counts: CoverageCounts }[]
}

/** The matrix as a page shows it: only the kinds of department that occur, no ids but the organisations'. */
export type MatrixView = { kinds: DepartmentKind[]; rows: MatrixRowView[]; kindTotals: CellView[] }

const cellView = ({ people, completed }: CoverageCounts): CellView => ({ people, completed })

/** Shapes a matrix for the browser; `deep` adds all counts of each department. */
export function matrixView(matrix: CoverageMatrix, deep: boolean): MatrixView {
  const kinds = Object.values(DepartmentKind).filter((kind) => matrix.rows.some((row) => row.cells[kind]))
  const rows = matrix.rows.map((row) => {
    const present = kinds.flatMap((kind) => {
      const cell = row.cells[kind]
      return cell ? [{ kind, counts: countsOf(cell) }] : []
    })
    return {
      id: row.organisationId,
      name: row.organisationName,
      kind: row.organisationKind,
      belongs: row.belongs,
      total: countsOf(row.total),
      cells: kinds.map((kind) => {
        const cell = row.cells[kind]
        return cell ? cellView(cell) : null
      }),
      departments: deep ? present : [],
    }
  })
  return { kinds, rows, kindTotals: kinds.map((department) => cellView(coverageTotals(matrix, { department }))) }
}

/** Share of people trained, 0 to 1; null where there is nobody. */
export function shareOf(counts: CellView | null): number | null {
  return counts && counts.people > 0 ? counts.completed / counts.people : null
}
