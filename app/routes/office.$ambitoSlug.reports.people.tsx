import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { organisationMessages } from '#app/organisation/messages.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { PeopleBehind, pathToReport } from '#app/reporting/reports/components/people-behind.tsx'
import { ReportPage } from '#app/reporting/reports/components/report-page.tsx'
import { reportPeopleData, type ReportPeopleData } from '#app/reporting/reports/list-report-people.server.ts'
import { reportMessages } from '#app/reporting/reports/messages.ts'
import { openReport } from '#app/reporting/reports/open-report.server.ts'
import { LinkButton } from '#app/ui/components/button.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { reportStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const report = await openReport(viewer, ambitoSlug, new URL(request.url).searchParams, clock.now())
  return data(await reportPeopleData(report), { status: report.day.fault ? 400 : 200 })
}

/** What the list is of, and where, in words. */
function useHeading({ of, year, month, query, courseTitle, organisationName }: ReportPeopleData) {
  const t = useText(reportMessages)
  const place = useText(organisationMessages)
  const { month: monthName } = useFormats()
  const titles = {
    hours: query.band ? t('list_hours', { year, band: t(`band_${query.band}`) }) : t('list_hours_all', { year }),
    month: t('list_month', { month: monthName(month) }),
    enrolled: t('list_enrolled'),
    certified: t('list_certified'),
  }
  const where = [courseTitle, organisationName, query.department && place(`department_${query.department}`)]
  return { title: titles[of], where: where.filter(Boolean).join(' · ') }
}

export default function ReportPeople() {
  const people = useLoaderData<typeof loader>()
  const t = useText(reportMessages)
  const { title, where } = useHeading(people)
  const back = (
    <LinkButton kind="outline" to={pathToReport(people)}>
      {t('back')}
    </LinkButton>
  )
  return (
    <ReportPage frame={people} title={title} lead={where}>
      {people.people.length > 0 ? (
        <>
          <PeopleBehind data={people} />
          <p>{back}</p>
        </>
      ) : (
        <EmptyState title={t('list_none_title')} action={back}>
          <p>{t('list_none')}</p>
        </EmptyState>
      )}
    </ReportPage>
  )
}

export const links = reportStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, reportMessages, 'people_behind')]

export const ErrorBoundary = ErrorPage
