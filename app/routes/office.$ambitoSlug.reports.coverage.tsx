import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { reportingPaths } from '#app/reporting/paths.ts'
import { ReachBars } from '#app/reporting/reports/components/outcome-bars.tsx'
import { ReachTable } from '#app/reporting/reports/components/reach-table.tsx'
import { ReportFilterForm } from '#app/reporting/reports/components/report-filter.tsx'
import { ReportPage } from '#app/reporting/reports/components/report-page.tsx'
import { reachData } from '#app/reporting/reports/get-reach.server.ts'
import { reportMessages } from '#app/reporting/reports/messages.ts'
import { openReport } from '#app/reporting/reports/open-report.server.ts'
import { reportPaths } from '#app/reporting/reports/paths.ts'
import { LinkButton } from '#app/ui/components/button.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { reportStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const report = await openReport(viewer, ambitoSlug, new URL(request.url).searchParams, clock.now())
  return data(await reachData(report), { status: report.day.fault ? 400 : 200 })
}

export default function CoverageReport() {
  const reach = useLoaderData<typeof loader>()
  const t = useText(reportMessages)
  const { ambitoSlug, courses, day, today } = reach
  const asOf = day.asOf === today ? undefined : day.asOf
  const map = (
    <LinkButton kind="outline" to={reportingPaths.dashboard({ ambitoSlug, asOf })}>
      {t('coverage_open')}
    </LinkButton>
  )
  return (
    <ReportPage frame={reach} kind="reach" title={t('coverage')} lead={t('coverage_question')}>
      <ReportFilterForm frame={reach} pathTo={(query) => reportPaths.coverage({ ambitoSlug, ...query })} />
      {courses.some(({ all }) => all.comuni > 0) ? (
        <>
          <ReachBars courses={courses} />
          <ReachTable data={reach} />
          <p className="muted small">{t('coverage_hint')}</p>
          <p>{map}</p>
        </>
      ) : (
        <EmptyState title={t(courses.length > 0 ? 'no_comuni_title' : 'no_courses_title')} action={map}>
          <p>{t(courses.length > 0 ? 'no_comuni' : 'no_courses')}</p>
        </EmptyState>
      )}
    </ReportPage>
  )
}

export const links = reportStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, reportMessages, 'coverage')]

export const ErrorBoundary = ErrorPage
