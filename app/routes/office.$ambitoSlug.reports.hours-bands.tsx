import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { bandMean, type BandRow } from '#app/reporting/reports/band-rows.ts'
import { BandColumns, BandKinds } from '#app/reporting/reports/components/band-charts.tsx'
import { BandTable } from '#app/reporting/reports/components/band-table.tsx'
import { FilterChip, ReportFilterForm } from '#app/reporting/reports/components/report-filter.tsx'
import { ReportPage } from '#app/reporting/reports/components/report-page.tsx'
import { bandsData, type BandsData } from '#app/reporting/reports/get-bands.server.ts'
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
  return data(await bandsData(report), { status: report.day.fault ? 400 : 200 })
}

function Bands({ bands, total }: { bands: BandsData; total: BandRow }) {
  const t = useText(reportMessages)
  const { day, tenths } = useFormats()
  const asOf = bands.day.asOf === bands.today ? undefined : bands.day.asOf
  const link = { ambitoSlug: bands.ambitoSlug, year: bands.year, asOf }
  const mean = t('mean_hours', { hours: tenths(bandMean(total)) })
  return (
    <>
      <p>{t('bands_text', { count: total.people, day: day(bands.staffOn), mean })}</p>
      <BandColumns row={total} link={link} />
      <section className="section" aria-labelledby="by-kind">
        <h2 id="by-kind">{t('bands_by_kind')}</h2>
        <BandKinds rows={bands.kinds} link={link} />
      </section>
      <BandTable data={bands} />
      <p className="muted small">{t('bands_rule')}</p>
    </>
  )
}

export default function HoursBandsReport() {
  const bands = useLoaderData<typeof loader>()
  const t = useText(reportMessages)
  const { ambitoSlug, year, years, total, table } = bands
  const shown = years.includes(year) ? years : [...years, year]
  return (
    <ReportPage frame={bands} kind="bands" title={t('hours_bands_title', { year })} lead={t('hours_bands_question')}>
      <ReportFilterForm
        frame={bands}
        query={{ table }}
        hidden={{ table }}
        pathTo={(query) => reportPaths.hoursBands({ ambitoSlug, ...query })}
      >
        <FilterChip
          name="year"
          label={t('year')}
          value={String(year)}
          choices={shown.map((one) => ({ value: String(one), label: String(one) }))}
        />
      </ReportFilterForm>
      {total ? (
        <Bands bands={bands} total={total} />
      ) : (
        <EmptyState title={t('nobody_title')}>
          <p>{t('nobody')}</p>
        </EmptyState>
      )}
    </ReportPage>
  )
}

export const links = reportStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, reportMessages, 'hours_bands')]

export const ErrorBoundary = ErrorPage
