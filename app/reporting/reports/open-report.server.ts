import type { Viewer } from '#app/identity/viewer.ts'
import { getAmbitoForOffice, type AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { officePlace, type OfficePlace } from '#app/organisation/office-place.server.ts'
import { seenDepartments } from '#app/organisation/seen-departments.server.ts'
import { officeScope } from '#app/organisation/scope.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import type { Locale } from '#app/platform/i18n/messages.ts'
import { chooseDay, usualDays, type ChosenDay } from '../choose-day.ts'
import { latestSnapshot, listCourses, type CourseChoice } from '../coverage-queries.server.ts'
import { visiblePart, type VisiblePart } from '../coverage-view.ts'
import { ReportFilter } from './schemas.ts'

/** What every report is asked with, already cut to the viewer's scope (P7). */
export type OpenedReport = {
  locale: Locale
  ambito: AmbitoChoice
  /** What the viewer answers for here. */
  place: OfficePlace
  courses: CourseChoice[]
  day: ChosenDay
  filter: ReportFilter
  part: VisiblePart
  /** The departments of `part`, of every day; all of the ambito's when left out. */
  departmentIds: readonly string[] | undefined
  now: Date
}

/**
 * Opens the reports of an ambito as the query string asks.
 * @throws AppError `not_found` for an ambito in which the viewer has nothing to see (P7)
 */
export async function openReport(
  viewer: Viewer,
  ambitoSlug: string,
  search: URLSearchParams,
  now: Date,
): Promise<OpenedReport> {
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const part = visiblePart(officeScope(viewer), ambito.id)
  const day = chooseDay(search.get('asOf'), civilDay(now))
  const [place, courses, departmentIds] = await Promise.all([
    officePlace(viewer, ambito, day.asOf),
    listCourses(),
    seenDepartments(viewer, ambito.id),
  ])
  const filter = ReportFilter.parse(Object.fromEntries(search))
  return { locale: viewer.locale, ambito, place, courses, day, filter, part, departmentIds, now }
}

/** The course a report of one course is about: the named one, or the first; null while none is published. */
export function chosenCourse({ courses, filter }: Pick<OpenedReport, 'courses' | 'filter'>): CourseChoice | null {
  return courses.find(({ slug }) => slug === filter.course) ?? courses[0] ?? null
}

/** What each page shows above and beneath its figures; `since` is the last snapshot of the coverage that these have in them. */
export async function reportFrame(
  { ambito, place, day, now }: OpenedReport,
  { snapshotId, computedAt }: { snapshotId: string; computedAt: Date },
) {
  const today = civilDay(now)
  return {
    ambitoSlug: ambito.slug,
    placeName: place.name,
    day: { asOf: isoDay(day.asOf), fault: day.fault, typed: day.typed },
    today: isoDay(today),
    usual: usualDays(today),
    snapshotId,
    computedAt,
    since: await latestSnapshot({ ambitoId: ambito.id, asOf: day.asOf }, computedAt),
  }
}
export type ReportFrame = Awaited<ReturnType<typeof reportFrame>>
