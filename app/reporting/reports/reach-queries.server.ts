import { civilDay } from '#app/platform/clock.ts'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { computeCoverage } from '../compute-coverage.server.ts'
import { getCoverage, type CourseChoice } from '../coverage-queries.server.ts'
import { rowsUnder } from '../coverage-view.ts'
import type { CoverageMatrix, CoverageRow } from '../schemas.ts'
import type { OpenedReport } from './open-report.server.ts'
import type { ReachFigures } from './schemas.ts'

/**
 * The coverage of a course on a day, of what is seen: the snapshot kept of a past day, which says the same for ever, or
 * counted by what had been written until `until`.
 */
export async function matrixOn(
  { ambito, departmentIds, now }: Pick<OpenedReport, 'ambito' | 'departmentIds' | 'now'>,
  courseId: string,
  { asOf, until }: { asOf: Date; until: Date },
): Promise<CoverageMatrix> {
  const key = { ambitoId: ambito.id, courseId, asOf }
  if (departmentIds === undefined && asOf < civilDay(now)) return (await getCoverage(key, now)).matrix
  return computeCoverage({ ...key, until, departmentIds })
}

type Comune = Pick<CoverageRow, 'total' | 'cells'>

function reachedBy(comuni: readonly Comune[], countsOf: (row: Comune) => { completed: number } | undefined) {
  const counts = comuni.flatMap((row) => countsOf(row) ?? [])
  return {
    comuni: counts.length,
    covered: counts.filter(({ completed }) => completed > 0).length,
    completed: counts.reduce((sum, { completed }) => sum + completed, 0),
  }
}

/** Comuni of a matrix and those with somebody trained, in all and by kind of department. */
export function reachOf(matrix: CoverageMatrix): Pick<ReachFigures['courses'][number], 'all' | 'departments'> {
  const comuni = rowsUnder(matrix, { organisationKind: 'comune' })
  const departments = Object.values(DepartmentKind).flatMap((kind) => {
    const reached = reachedBy(comuni, (row) => row.cells[kind])
    return reached.comuni > 0 ? [[kind, reached] as const] : []
  })
  return { all: reachedBy(comuni, (row) => row.total), departments: Object.fromEntries(departments) }
}

/** Course by course, how many comuni have at least one trained person. */
export async function computeReach(
  report: Pick<OpenedReport, 'ambito' | 'day' | 'departmentIds' | 'now'>,
  courses: readonly CourseChoice[],
  until: Date,
): Promise<ReachFigures> {
  const rows: ReachFigures['courses'] = []
  for (const { id, slug, title } of courses) {
    rows.push({ slug, title, ...reachOf(await matrixOn(report, id, { asOf: report.day.asOf, until })) })
  }
  return { courses: rows }
}
