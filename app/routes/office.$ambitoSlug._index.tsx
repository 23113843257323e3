import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { countOpenContests } from '#app/learning/attendance/contest-queries.server.ts'
import { ContestsLink } from '#app/learning/attendance/components/contests-link.tsx'
import { learningPaths } from '#app/learning/paths.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { CoverageFigures } from '#app/reporting/components/coverage-figures.tsx'
import { CoverageMap } from '#app/reporting/components/coverage-map.tsx'
import { CoverageTable } from '#app/reporting/components/coverage-table.tsx'
import { Downloads } from '#app/reporting/components/downloads.tsx'
import { FiguresSource } from '#app/reporting/components/figures-source.tsx'
import { LiveFigures } from '#app/reporting/live/components/live-figures.tsx'
import { OfficeFilterForm } from '#app/reporting/components/office-filter.tsx'
import { reportingMessages } from '#app/reporting/messages.ts'
import { openOffice } from '#app/reporting/office-view.server.ts'
import { dashboardData, type DashboardData } from '#app/reporting/page-data.server.ts'
import { reportingPaths } from '#app/reporting/paths.ts'
import { LinkButton } from '#app/ui/components/button.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const now = clock.now()
  const { ambito, place, view } = await openOffice(viewer, ambitoSlug, new URL(request.url).searchParams, now)
  const here = { name: place.name, ambitoSlug, contests: await countOpenContests(viewer, ambito.id, now) }
  if (!view) return data({ ...here, dashboard: null })
  return data({ ...here, dashboard: dashboardData(view) }, { status: view.day.fault ? 400 : 200 })
}

function Figures({ dashboard }: { dashboard: DashboardData }) {
  const t = useText(reportingMessages)
  const { totals, matrix, course } = dashboard
  if (matrix.rows.length === 0) {
    return (
      <EmptyState title={t('nothing_here_title')}>
        <p>{t('nothing_here')}</p>
      </EmptyState>
    )
  }
  if (totals.completed + totals.under_way + totals.enrolled > 0) return <CoverageFigures data={dashboard} />
  return (
    <EmptyState
      title={t('nobody_enrolled_title')}
      action={<LinkButton to={learningPaths.course({ slug: course.slug })}>{t('nobody_enrolled_action')}</LinkButton>}
    >
      <p>{t('nobody_enrolled')}</p>
    </EmptyState>
  )
}

function Dashboard({ dashboard }: { dashboard: DashboardData }) {
  const { ambito, course, day, totals, matrix } = dashboard
  return (
    <>
      <OfficeFilterForm
        frame={dashboard}
        pathTo={(query) => reportingPaths.dashboard({ ambitoSlug: ambito.slug, ...query })}
        keep={{ table: dashboard.table }}
      />
      <LiveFigures key={course.slug} frame={dashboard} />
      <Figures dashboard={dashboard} />
      {matrix.rows.length > 0 && (
        <>
          <CoverageMap data={dashboard} />
          <Downloads
            ambitoSlug={ambito.slug}
            query={{ course: course.slug, asOf: day.asOf }}
            completed={totals.completed}
            withCoverage
          />
          <CoverageTable data={dashboard} />
        </>
      )}
      <FiguresSource frame={dashboard} />
    </>
  )
}

export default function AmbitoDashboard() {
  const { name, ambitoSlug, contests, dashboard } = useLoaderData<typeof loader>()
  const t = useText(reportingMessages)
  return (
    <Page title={name} kicker={t('coverage')} width="wide">
      <ContestsLink ambitoSlug={ambitoSlug} count={contests} />
      {dashboard ? (
        <Dashboard dashboard={dashboard} />
      ) : (
        <EmptyState title={t('courses_none_title')}>
          <p>{t('courses_none')}</p>
        </EmptyState>
      )}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) => [
  loaded ? { title: `${loaded.name} · Sguardi` } : pageTitle(matches, reportingMessages, 'coverage'),
]

export const ErrorBoundary = ErrorPage
