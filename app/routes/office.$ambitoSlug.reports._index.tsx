import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { LiveReport } from '#app/reporting/live/components/live-figures.tsx'
import { ReportCards } from '#app/reporting/reports/components/report-cards.tsx'
import { ReportSources } from '#app/reporting/reports/components/report-sources.tsx'
import { CourseChip, ReportFilterForm } from '#app/reporting/reports/components/report-filter.tsx'
import { reportMessages } from '#app/reporting/reports/messages.ts'
import { openReport } from '#app/reporting/reports/open-report.server.ts'
import { overviewData } from '#app/reporting/reports/overview-data.server.ts'
import { reportPaths } from '#app/reporting/reports/paths.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { reportStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const report = await openReport(viewer, ambitoSlug, new URL(request.url).searchParams, clock.now())
  return data(await overviewData(report), { status: report.day.fault ? 400 : 200 })
}

export default function Reports() {
  const overview = useLoaderData<typeof loader>()
  const t = useText(reportMessages)
  const { day } = useFormats()
  const { ambitoSlug, placeName, course, courses } = overview
  return (
    <Page
      title={t('reports')}
      kicker={`${placeName} · ${t('at_day', { day: day(overview.day.asOf) })}`}
      lead={t('lead')}
      width="wide"
    >
      <LiveReport frame={overview} />
      <ReportFilterForm
        frame={overview}
        query={{ course: course?.slug }}
        pathTo={(query) => reportPaths.overview({ ambitoSlug, ...query })}
      >
        {course && <CourseChip courses={courses} course={course} />}
      </ReportFilterForm>
      <ReportCards data={overview} />
      <ReportSources data={overview} />
    </Page>
  )
}

export const links = reportStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, reportMessages, 'reports')]

export const ErrorBoundary = ErrorPage
