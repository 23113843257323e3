import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { CourseChip, ReportFilterForm } from '#app/reporting/reports/components/report-filter.tsx'
import { ReportPage } from '#app/reporting/reports/components/report-page.tsx'
import { CompletionsChart, ShareChart } from '#app/reporting/reports/components/trend-charts.tsx'
import { TrendTable } from '#app/reporting/reports/components/trend-table.tsx'
import { trendData } from '#app/reporting/reports/get-trend.server.ts'
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
  return data(await trendData(report), { status: report.day.fault ? 400 : 200 })
}

export default function TrendReport() {
  const trend = useLoaderData<typeof loader>()
  const t = useText(reportMessages)
  const { ambitoSlug, course, courses, months } = trend
  return (
    <ReportPage frame={trend} {...(course ? { kind: 'trend' } : {})} title={t('trend')} lead={t('trend_question')}>
      <ReportFilterForm
        frame={trend}
        query={{ course: course?.slug }}
        pathTo={(query) => reportPaths.trend({ ambitoSlug, ...query })}
      >
        {course && <CourseChip courses={courses} course={course} />}
      </ReportFilterForm>
      {course ? (
        <>
          <ShareChart months={months} />
          <CompletionsChart months={months} />
          <TrendTable data={trend} course={course.slug} />
          <p className="muted small">{t('trend_rule')}</p>
        </>
      ) : (
        <EmptyState title={t('no_courses_title')}>
          <p>{t('no_courses')}</p>
        </EmptyState>
      )}
    </ReportPage>
  )
}

export const links = reportStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, reportMessages, 'trend')]

export const ErrorBoundary = ErrorPage
