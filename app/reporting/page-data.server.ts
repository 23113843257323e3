import { isoDay } from '#app/platform/clock.ts'
import { DepartmentKind, OrganisationKind } from '#app/platform/generated/enums.ts'
import type { Locale } from '#app/platform/i18n/messages.ts'
import { usualDays } from './choose-day.ts'
import {
  comuniCovered,
  countOf,
  coverageTotals,
  isOfKind,
  matrixView,
  otherStates,
  rowsUnder,
} from './coverage-view.ts'
import { countPeople, peopleQuestion, type OfficeView } from './office-view.server.ts'
import { listPeople } from './people-queries.server.ts'
import type { StateFilter } from './schemas.ts'
import { whyPerson } from './why-person.ts'

/** People on one page of a list. */
export const pageSize = 25

const namesShown = 6

/** What every office page shows above its figures, and beneath them where they come from. */
function frameOf({ ambito, courses, course, day, today, coverage }: OfficeView) {
  return {
    ambito: { slug: ambito.slug },
    courses: courses.map(({ slug, title }) => ({ slug, title })),
    course: { slug: course.slug, title: course.title },
    day: { asOf: isoDay(day.asOf), fault: day.fault, typed: day.typed },
    today: isoDay(today),
    usual: usualDays(today),
    snapshotId: coverage.snapshotId,
    computedAt: coverage.computedAt,
  }
}
export type OfficeFrame = ReturnType<typeof frameOf>

/** What the dashboard shows, explicitly selected: no ids of departments, no people. */
export function dashboardData(view: OfficeView) {
  const { matrix } = view.coverage
  const { comuni, covered } = comuniCovered(matrix)
  const totals = coverageTotals(matrix)
  const missing = rowsUnder(matrix, { organisationKind: 'comune' }).filter((row) => row.total.completed === 0)
  return {
    ...frameOf(view),
    table: view.filter.table,
    totals,
    states: otherStates(totals),
    comuni: {
      all: comuni,
      covered,
      missing: missing.length,
      missingNames: missing.slice(0, namesShown).map((row) => row.organisationName),
    },
    matrix: matrixView(matrix, view.filter.table === 'departments'),
  }
}
export type DashboardData = ReturnType<typeof dashboardData>

/** One page of the list under the filters, with how many each state has; the page asked for is kept within what there is. */
export async function peopleData(view: OfficeView, locale: Locale) {
  const { matrix } = view.coverage
  const { organisation, organisationKind, department, state, search, sort, page } = view.filter
  const counts = await countPeople(view)
  const total = countOf(counts, state)
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const number = Math.min(page, pages)
  const people = total === 0 ? [] : await listPeople(peopleQuestion(view), { number, size: pageSize })
  const byState: Record<StateFilter, number> = {
    missing: countOf(counts, 'missing'),
    completed: counts.completed,
    under_way: counts.under_way,
    enrolled: counts.enrolled,
    trained_elsewhere: counts.trained_elsewhere,
    not_enrolled: counts.not_enrolled,
  }
  return {
    ...frameOf(view),
    organisations: matrix.rows.map(({ organisationId, organisationName }) => ({
      id: organisationId,
      name: organisationName,
    })),
    organisationKinds: Object.values(OrganisationKind).filter(
      (kind) => kind === organisationKind || matrix.rows.some((row) => isOfKind(row, kind)),
    ),
    kinds: Object.values(DepartmentKind).filter((kind) => matrix.rows.some((row) => row.cells[kind])),
    filter: { organisation, organisationKind, department, state, search, sort },
    everyone: counts.people,
    byState,
    total,
    page: {
      number,
      pages,
      from: total === 0 ? 0 : (number - 1) * pageSize + 1,
      to: Math.min(total, number * pageSize),
    },
    people: people.map(({ missing, ...person }) => ({ ...person, why: whyPerson({ ...person, missing }, locale) })),
  }
}
export type PeopleData = Awaited<ReturnType<typeof peopleData>>
