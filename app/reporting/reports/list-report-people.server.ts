import { isoDay } from '#app/platform/clock.ts'
import type { CoverageQuestion } from '../coverage-facts.server.ts'
import { listBandPeople, type ReportPerson } from './band-queries.server.ts'
import { getBands } from './get-bands.server.ts'
import { getOutcomes } from './get-outcomes.server.ts'
import { reportPageSize } from './get-overdue.server.ts'
import { getTrend } from './get-trend.server.ts'
import { bandKeys } from './hours-bands.ts'
import { chosenCourse, reportFrame, type OpenedReport } from './open-report.server.ts'
import { listOutcomePeople } from './outcome-queries.server.ts'
import type { Snapshot } from './report-snapshot.server.ts'
import type { ListKind } from './schemas.ts'
import { listMonthPeople } from './trend-queries.server.ts'

type Slice = { number: number; size: number }
type Found = {
  snapshot: Snapshot<unknown>
  /** How many there are: the figure that led here. */
  total: number
  list: (page: Slice) => Promise<ReportPerson[]>
  organisationName?: string | undefined
}

async function ofBand(report: OpenedReport): Promise<Found> {
  const { ambito, day, departmentIds, filter } = report
  const snapshot = await getBands(report)
  const { organisation, department, band } = filter
  const row = snapshot.figures.rows.find(
    ({ organisationId, departmentKind }) =>
      organisationId === (organisation ?? null) && departmentKind === (department ?? null),
  )
  const total = (band ? row?.bands[bandKeys.indexOf(band)] : row?.people) ?? 0
  const { year } = snapshot.figures
  const question = { ambitoId: ambito.id, year, asOf: day.asOf, until: snapshot.computedAt, departmentIds }
  const list = (page: Slice) => listBandPeople({ ...question, organisation, department, band }, page)
  return { snapshot, total, list, organisationName: row?.organisationName }
}

async function ofCourse(report: OpenedReport, of: 'month' | 'enrolled' | 'certified'): Promise<Found> {
  const course = chosenCourse(report)
  const { ambito, day, departmentIds, filter } = report
  const listed = <Asked extends object>(
    list: (question: CoverageQuestion & Asked, page: Slice) => Promise<ReportPerson[]>,
    { computedAt }: Snapshot<unknown>,
    asked: Asked,
  ) => {
    if (!course) return () => Promise.resolve([])
    const question = { ambitoId: ambito.id, courseId: course.id, asOf: day.asOf, until: computedAt, departmentIds }
    return (page: Slice) => list({ ...question, ...asked }, page)
  }
  if (of === 'month') {
    const snapshot = await getTrend(report, course)
    const month = filter.month ?? isoDay(day.asOf).slice(0, 7)
    const total = snapshot.figures.months.find((one) => one.month === month)?.completions ?? 0
    return { snapshot, total, list: listed(listMonthPeople, snapshot, { month }) }
  }
  const snapshot = await getOutcomes(report)
  const total = snapshot.figures.courses.find(({ slug }) => slug === course?.slug)?.[of] ?? 0
  return { snapshot, total, list: listed(listOutcomePeople, snapshot, { certified: of === 'certified' }) }
}

/**
 * The people of one figure of a report, page by page; the page asked for is kept within what there is. Of courses, nobody
 * while none is published.
 */
export async function reportPeopleData(report: OpenedReport) {
  const of: ListKind = report.filter.of ?? 'hours'
  const { snapshot, total, list, organisationName } = await (of === 'hours' ? ofBand(report) : ofCourse(report, of))
  const pages = Math.max(1, Math.ceil(total / reportPageSize))
  const number = Math.min(report.filter.page, pages)
  const people = total === 0 ? [] : await list({ number, size: reportPageSize })
  const { organisation, department, band, month } = report.filter
  const latest = report.day.asOf.getUTCFullYear()
  const course = of === 'hours' ? null : chosenCourse(report)
  return {
    ...(await reportFrame(report, snapshot)),
    of,
    query: { organisation, department, band, month, course: course?.slug },
    year: Math.min(report.filter.year ?? latest, latest),
    month: month ?? isoDay(report.day.asOf).slice(0, 7),
    courseTitle: course?.title ?? null,
    organisationName: organisationName ?? null,
    total,
    page: { number, pages },
    people: people.map(({ completedOn, ...person }) => ({
      ...person,
      completedOn: completedOn && isoDay(completedOn),
    })),
  }
}
export type ReportPeopleData = Awaited<ReturnType<typeof reportPeopleData>>
