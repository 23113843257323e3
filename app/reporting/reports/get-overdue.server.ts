import { isoDay } from '#app/platform/clock.ts'
import { latenessKeys } from './lateness.ts'
import { reportFrame, type OpenedReport } from './open-report.server.ts'
import { computeOverdue, dutyStamp, listOverdue } from './overdue-queries.server.ts'
import { getReportSnapshot, type Snapshot } from './report-snapshot.server.ts'
import { OverdueFigures } from './schemas.ts'

/** People on one page of a list. */
export const reportPageSize = 50

/** Whose duties are asked about, by what was written until an instant. */
export const dutyQuestion = ({ ambito, day, departmentIds }: OpenedReport, until: Date) => ({
  ambitoId: ambito.id,
  asOf: day.asOf,
  until,
  departmentIds,
})

/** Duties whose day has passed, as the viewer sees them. */
export async function getOverdue(report: OpenedReport): Promise<Snapshot<OverdueFigures>> {
  return getReportSnapshot(report, {
    report: 'overdue',
    params: { duties: await dutyStamp({ ambitoId: report.ambito.id, asOf: report.day.asOf }) },
    schema: OverdueFigures,
    compute: (until) => computeOverdue(dutyQuestion(report, until)),
  })
}

type Row = OverdueFigures['rows'][number]
const dutiesOf = (rows: readonly Row[]) => rows.reduce((sum, { duties }) => sum + duties, 0)

/** Sums of rows by what `key` says, in the order they come. */
function sumsBy(rows: readonly Row[], key: (row: Row) => { id: string; name: string }) {
  const sums = new Map<string, { id: string; name: string; duties: number }>()
  for (const row of rows) {
    const { id, name } = key(row)
    sums.set(id, { id, name, duties: (sums.get(id)?.duties ?? 0) + row.duties })
  }
  return [...sums.values()]
}

/** How many there are of each lateness. */
export const byLateness = (rows: readonly Row[]) =>
  latenessKeys.map((late) => ({ late, duties: dutiesOf(rows.filter((row) => row.late === late)) }))

/** The page: figures, and one page of the list under its filters. */
export async function overdueData(report: OpenedReport) {
  const snapshot = await getOverdue(report)
  const { rows, people } = snapshot.figures
  const { organisation, course, late, page: asked } = report.filter
  const placed = rows.filter(
    (row) => (!organisation || row.organisationId === organisation) && (!course || row.courseSlug === course),
  )
  const total = dutiesOf(late ? placed.filter((row) => row.late === late) : placed)
  const pages = Math.max(1, Math.ceil(total / reportPageSize))
  const number = Math.min(asked, pages)
  const question = { ...dutyQuestion(report, snapshot.computedAt), organisation, course, late }
  const list = total === 0 ? [] : await listOverdue(question, { number, size: reportPageSize })
  return {
    ...(await reportFrame(report, snapshot)),
    query: { organisation, course, late },
    everybody: people,
    duties: dutiesOf(rows),
    lateness: byLateness(placed),
    organisations: sumsBy(rows, ({ organisationId, organisationName }) => ({
      id: organisationId,
      name: organisationName,
    })),
    courses: sumsBy(rows, ({ courseSlug, courseTitle }) => ({ id: courseSlug, name: courseTitle })),
    total,
    page: { number, pages },
    list: list.map((person) => ({ ...person, dueOn: isoDay(person.dueOn) })),
  }
}
export type OverdueData = Awaited<ReturnType<typeof overdueData>>
