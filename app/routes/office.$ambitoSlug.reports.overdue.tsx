import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { LatenessColumns } from '#app/reporting/reports/components/lateness-columns.tsx'
import { OverdueTable } from '#app/reporting/reports/components/overdue-table.tsx'
import { FilterChip, ReportFilterForm } from '#app/reporting/reports/components/report-filter.tsx'
import { ReportPage } from '#app/reporting/reports/components/report-page.tsx'
import { overdueData, type OverdueData } from '#app/reporting/reports/get-overdue.server.ts'
import { latenessKeys } from '#app/reporting/reports/lateness.ts'
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
  return data(await overdueData(report), { status: report.day.fault ? 400 : 200 })
}

function Filter({ overdue }: { overdue: OverdueData }) {
  const t = useText(reportMessages)
  const { ambitoSlug, query, organisations, courses } = overdue
  const choices = (all: OverdueData['courses']) =>
    all.map(({ id, name, duties }) => ({ value: id, label: `${name} (${duties})` }))
  return (
    <ReportFilterForm frame={overdue} query={query} pathTo={(asked) => reportPaths.overdue({ ambitoSlug, ...asked })}>
      <FilterChip
        name="organisation"
        label={t('organisation')}
        value={query.organisation ?? ''}
        choices={choices(organisations)}
        all={t('all_organisations')}
      />
      <FilterChip
        name="course"
        label={t('course')}
        value={query.course ?? ''}
        choices={choices(courses)}
        all={t('all_courses')}
      />
      <FilterChip
        name="late"
        label={t('lateness')}
        value={query.late ?? ''}
        choices={latenessKeys.map((late) => ({ value: late, label: t(`late_${late}`) }))}
        all={t('late_all')}
      />
    </ReportFilterForm>
  )
}

export default function OverdueReport() {
  const overdue = useLoaderData<typeof loader>()
  const t = useText(reportMessages)
  const { day } = useFormats()
  const { ambitoSlug, query, duties, lateness } = overdue
  const asOf = overdue.day.asOf === overdue.today ? undefined : overdue.day.asOf
  return (
    <ReportPage frame={overdue} kind="overdue" title={t('overdue')} lead={t('overdue_question')}>
      <Filter overdue={overdue} />
      {duties > 0 ? (
        <>
          <p>{t('overdue_text', { count: duties, day: day(overdue.day.asOf) })}</p>
          <LatenessColumns
            lateness={lateness}
            pathTo={(late) => reportPaths.overdue({ ambitoSlug, asOf, ...query, late })}
          />
          <OverdueTable data={overdue} />
        </>
      ) : (
        <EmptyState title={t('overdue_none_title')}>
          <p>{t('overdue_none')}</p>
        </EmptyState>
      )}
    </ReportPage>
  )
}

export const links = reportStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, reportMessages, 'overdue')]

export const ErrorBoundary = ErrorPage
