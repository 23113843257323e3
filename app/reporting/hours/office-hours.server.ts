import { readPersonSearch } from '#app/identity/person-search.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { getAmbitoForOffice, type AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { officePlace, type OfficePlace } from '#app/organisation/office-place.server.ts'
import { canKeepYearlyHours } from '#app/organisation/policy.ts'
import { officeScope } from '#app/organisation/scope.ts'
import { yearlyTargetOf } from '#app/organisation/yearly-target.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { visiblePart } from '../coverage-view.ts'
import { pageSize } from '../page-data.server.ts'
import { countReach, readHoursPage, type HoursQuestion } from './hours-people.server.ts'
import { HoursFilter } from './schemas.ts'

/** What page and file of the yearly hours are made of, cut to the viewer's scope (P7). */
export type HoursView = {
  ambito: AmbitoChoice
  place: OfficePlace
  filter: HoursFilter
  /** This civil year, and the one that is shown. */
  thisYear: number
  question: HoursQuestion
}

/**
 * Opens the yearly hours of an ambito's people as the query string asks. People are those at work today, or on the last
 * day of a past year.
 * @throws AppError `not_found` for an ambito in which the viewer has nothing to see (P7)
 */
export async function openHours(
  viewer: Viewer,
  ambitoSlug: string,
  search: URLSearchParams,
  now: Date,
): Promise<HoursView> {
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const filter = HoursFilter.parse(Object.fromEntries(search))
  const today = civilDay(now)
  const thisYear = today.getUTCFullYear()
  const year = Math.min(filter.year ?? thisYear, thisYear)
  const asOf = year === thisYear ? today : new Date(Date.UTC(year, 11, 31))
  const [place, target] = await Promise.all([officePlace(viewer, ambito, asOf), yearlyTargetOf(ambito.id)])
  const question = {
    ambitoId: ambito.id,
    part: visiblePart(officeScope(viewer), ambito.id),
    ...{ year, asOf, target },
    search: readPersonSearch(filter.search),
    reach: filter.reach,
    sort: filter.sort,
  }
  return { ambito, place, filter, thisYear, question }
}

/** One page of the list with its figures; the page asked for is kept within what there is. */
export async function hoursData(viewer: Viewer, { ambito, place, filter, thisYear, question }: HoursView) {
  const { year, target, asOf, reach } = question
  const { counts, number, people } = await readHoursPage(question, { number: filter.page, size: pageSize })
  const total = countReach(counts, question)
  return {
    ambitoSlug: ambito.slug,
    placeName: place.name,
    canKeep: canKeepYearlyHours(viewer, { ambitoId: ambito.id }),
    query: { year, search: filter.search, reach, sort: filter.sort },
    years: [thisYear, thisYear - 1, thisYear - 2],
    asOf: isoDay(asOf),
    target,
    counts: { ...counts, below: counts.people - counts.reached },
    total,
    page: { number, pages: Math.max(1, Math.ceil(total / pageSize)) },
    people,
  }
}
export type HoursData = Awaited<ReturnType<typeof hoursData>>
