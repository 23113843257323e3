import type { BundleSelection } from '#app/certificates/schemas.ts'
import { readPersonSearch } from '#app/identity/person-search.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { getAmbitoForOffice, type AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { officePlace, type OfficePlace } from '#app/organisation/office-place.server.ts'
import { officeScope } from '#app/organisation/scope.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { chooseDay, type ChosenDay } from './choose-day.ts'
import { computeCoverage } from './compute-coverage.server.ts'
import {
  getCoverage,
  listCourses,
  type Coverage,
  type CourseChoice,
  type SnapshotKey,
} from './coverage-queries.server.ts'
import {
  coverageTotals,
  departmentIdsOf,
  joinParts,
  rowsUnder,
  visiblePart,
  type VisiblePart,
} from './coverage-view.ts'
import { countFound, type PeopleQuestion } from './people-queries.server.ts'
import { OfficeFilter, type CoverageCounts } from './schemas.ts'

/** What an office looks at: everything its pages and files are made of, already cut to the viewer's scope (P7). */
export type OfficeView = {
  ambito: AmbitoChoice
  /** What the viewer answers for here. */
  place: OfficePlace
  courses: CourseChoice[]
  course: CourseChoice
  day: ChosenDay
  /** Civil day (midnight UTC). */
  today: Date
  filter: OfficeFilter
  coverage: Coverage
  /** How much of the ambito `coverage` was cut to, and how many people the whole of it has. */
  part: VisiblePart
  peopleOfAmbito: number
}

async function visibleCoverage(key: SnapshotKey, coverage: Coverage, part: VisiblePart): Promise<Coverage> {
  if (part.kind === 'whole') return coverage
  const { organisationIds, departmentIds } = part
  // A cell of the snapshot may sum several departments of one kind: single departments are counted by themselves.
  const ofDepartments =
    departmentIds.length > 0
      ? await computeCoverage({ ...key, until: coverage.computedAt, departmentIds })
      : { rows: [] }
  return { ...coverage, matrix: joinParts(coverage.matrix, organisationIds, ofDepartments) }
}

/**
 * Opens the figures of an ambito as the query string asks: course (the first when none is named), day, filters.
 * `view` is null while no course is published.
 * @throws AppError `not_found` for an ambito in which the viewer has nothing to see (P7)
 */
export async function openOffice(
  viewer: Viewer,
  ambitoSlug: string,
  search: URLSearchParams,
  now: Date,
): Promise<{ ambito: AmbitoChoice; place: OfficePlace; view: OfficeView | null }> {
  const [ambito, courses] = await Promise.all([getAmbitoForOffice(viewer, ambitoSlug), listCourses()])
  const today = civilDay(now)
  const day = chooseDay(search.get('asOf'), today)
  const place = await officePlace(viewer, ambito, day.asOf)
  const filter = OfficeFilter.parse(Object.fromEntries(search))
  const course = courses.find(({ slug }) => slug === filter.course) ?? courses[0]
  if (!course) return { ambito, place, view: null }
  const key = { ambitoId: ambito.id, courseId: course.id, asOf: day.asOf }
  const whole = await getCoverage(key, now)
  const part = visiblePart(officeScope(viewer), ambito.id)
  const coverage = await visibleCoverage(key, whole, part)
  const peopleOfAmbito = coverageTotals(whole.matrix).people
  return { ambito, place, view: { ambito, place, courses, course, day, today, filter, coverage, part, peopleOfAmbito } }
}

/** Up to how many people a list is kept whole, in one row of some 70 bytes for each; longer ones are reckoned. */
const keptUpTo = 100_000

/** The people behind the figures a view's filters leave. */
export function peopleQuestion(view: OfficeView): PeopleQuestion {
  const { ambito, course, day, today, filter, coverage, part, peopleOfAmbito } = view
  // In a single department somebody may be something else than in the whole organisation.
  const ofOrganisations = !filter.department && (part.kind === 'whole' || part.departmentIds.length === 0)
  const everybody = ofOrganisations && part.kind === 'whole' && !filter.organisation && !filter.organisationKind
  return {
    snapshotId: ofOrganisations && peopleOfAmbito <= keptUpTo ? coverage.snapshotId : null,
    organisationIds: rowsUnder(coverage.matrix, filter).map((row) => row.organisationId),
    ambitoId: ambito.id,
    courseId: course.id,
    asOf: day.asOf,
    until: coverage.computedAt,
    // No list of the hundreds of departments there are: PostgreSQL would expect a handful of people.
    departmentIds: everybody ? undefined : departmentIdsOf(coverage.matrix, filter),
    state: filter.state,
    search: readPersonSearch(filter.search),
    sort: filter.sort,
    withMissing: day.asOf.getTime() === today.getTime(),
  }
}

/** How many people each state has under a view's filters: from the matrix, or counted anew for a search. */
export async function countPeople(view: OfficeView): Promise<CoverageCounts> {
  const question = peopleQuestion(view)
  return question.search ? countFound(question) : coverageTotals(view.coverage.matrix, view.filter)
}

/** What a ZIP of the certificates holds: the completed among the people behind the same figures, whatever the state filter. */
export function bundleSelection({ course, day, filter, coverage }: OfficeView): BundleSelection {
  const organisation = coverage.matrix.rows.find((row) => row.organisationId === filter.organisation)
  const search = readPersonSearch(filter.search)
  return {
    courseId: course.id,
    courseTitle: course.title,
    asOf: isoDay(day.asOf),
    organisation: organisation ? { id: organisation.organisationId, name: organisation.organisationName } : null,
    ...(filter.organisationKind ? { organisationKind: filter.organisationKind } : {}),
    departmentKind: filter.department ?? null,
    departmentIds: departmentIdsOf(coverage.matrix, filter),
    ...(search ? { search } : {}),
  }
}
