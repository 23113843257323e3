import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { OutcomeBars } from '#app/reporting/reports/components/outcome-bars.tsx'
import { OutcomeTable } from '#app/reporting/reports/components/outcome-table.tsx'
import { ReportFilterForm } from '#app/reporting/reports/components/report-filter.tsx'
import { ReportPage } from '#app/reporting/reports/components/report-page.tsx'
import { outcomesData } from '#app/reporting/reports/get-outcomes.server.ts'
import { reportMessages } from '#app/reporting/reports/messages.ts'
import { openReport } from '#app/reporting/reports/open-report.server.ts'
import { reportPaths } from '#app/reporting/reports/paths.ts'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { reportStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const report = await openReport(viewer, ambitoSlug, new URL(request.url).searchParams, clock.now())
  return data(await outcomesData(report), { status: report.day.fault ? 400 : 200 })
}

export default function OutcomesReport() {
  const outcomes = useLoaderData<typeof loader>()
  const t = useText(reportMessages)
  const { ambitoSlug, courses } = outcomes
  return (
    <ReportPage frame={outcomes} kind="outcomes" title={t('outcomes')} lead={t('outcomes_question')}>
      <ReportFilterForm frame={outcomes} pathTo={(query) => reportPaths.outcomes({ ambitoSlug, ...query })} />
      {courses.length > 0 ? (
        <>
          <OutcomeBars courses={courses} />
          <OutcomeTable data={outcomes} />
          <p className="muted small">{t('outcomes_rule')}</p>
        </>
      ) : (
        <EmptyState title={t('outcomes_none_title')}>
          <p>{t('outcomes_none')}</p>
        </EmptyState>
      )}
    </ReportPage>
  )
}

export const links = reportStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, reportMessages, 'outcomes')]

export const ErrorBoundary = ErrorPage
