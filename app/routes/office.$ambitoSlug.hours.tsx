import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { setYearlyTarget } from '#app/organisation/yearly-target.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ReportFiles } from '#app/reporting/exports/components/report-files.tsx'
import { HoursFilterForm } from '#app/reporting/hours/components/hours-filter.tsx'
import { HoursTable } from '#app/reporting/hours/components/hours-table.tsx'
import { TargetForm } from '#app/reporting/hours/components/target-form.tsx'
import { officeHoursMessages } from '#app/reporting/hours/messages.ts'
import { hoursData, openHours, type HoursData } from '#app/reporting/hours/office-hours.server.ts'
import { YearlyTarget } from '#app/reporting/hours/schemas.ts'
import { hoursSearch, reportingPaths } from '#app/reporting/paths.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const { searchParams } = new URL(request.url)
  const view = await openHours(viewer, ambitoSlug, searchParams, clock.now())
  return { hours: await hoursData(viewer, view), isSet: searchParams.has('set') }
}

/** Sets the target of the ambito. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const now = clock.now()
  await openHours(viewer, ambitoSlug, new URLSearchParams(), now)
  const submission = parseWithZod(await readForm(request), { schema: YearlyTarget })
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 })
  await setYearlyTarget(viewer, { ambitoSlug, minutes: submission.value.hours * 60 }, now)
  return redirect(`${reportingPaths.hours({ ambitoSlug })}?set`)
}

function People({ hours }: { hours: HoursData }) {
  const t = useText(officeHoursMessages)
  const { ambitoSlug, query, people } = hours
  if (people.length === 0)
    return (
      <EmptyState
        title={t('none_title')}
        action={
          <LinkButton kind="outline" to={reportingPaths.hours({ ambitoSlug })}>
            {t('clear')}
          </LinkButton>
        }
      >
        <p>{t('none')}</p>
      </EmptyState>
    )
  return (
    <>
      <HoursTable data={hours} />
      <p className="muted small">{t('rule')}</p>
      <p>
        <a
          className="button button--outline"
          href={reportingPaths.hoursCsv({ ambitoSlug, ...query })}
          aria-describedby="csv-hint"
        >
          {t('download')}
        </a>
      </p>
      <p className="muted small" id="csv-hint">
        {t('download_hint')}
      </p>
      <ReportFiles ambitoSlug={ambitoSlug} kind="hours" search={hoursSearch(query)} />
    </>
  )
}

export default function OfficeHours() {
  const { hours, isSet } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(officeHoursMessages)
  const { day, number, duration, roundDuration } = useFormats()
  const { placeName, query, counts, target, canKeep } = hours
  const figures = { day: day(hours.asOf), reached: number(counts.reached), hours: roundDuration(counts.minutes) }
  return (
    <Page
      title={t('title_year', { year: query.year })}
      kicker={placeName}
      lead={t('lead', { target: duration(target) })}
      width="wide"
    >
      {isSet && !reply && (
        <Alert kind="success">
          <p>{t('target_set')}</p>
        </Alert>
      )}
      <HoursFilterForm data={hours} />
      {counts.people > 0 && <p>{t('figures', { ...figures, count: counts.people })}</p>}
      <People hours={hours} />
      {canKeep && <TargetForm target={target} result={reply?.result} />}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, officeHoursMessages, 'title')]

export const ErrorBoundary = ErrorPage
