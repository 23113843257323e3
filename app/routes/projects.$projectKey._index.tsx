import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { AsOfField } from '#app/reporting/components/as-of-field.tsx'
import { IndicatorTable, PlaceTables, QuarterTable } from '#app/reporting/evaluation/components/indicator-tables.tsx'
import { evaluationMessages } from '#app/reporting/evaluation/messages.ts'
import { evaluationPaths } from '#app/reporting/evaluation/paths.ts'
import { openSheet, projectSheet, type ProjectSheet } from '#app/reporting/evaluation/project-sheet.server.ts'
import { ProjectParams } from '#app/reporting/evaluation/schemas.ts'
import { sheetLines } from '#app/reporting/evaluation/sheet-lines.ts'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { projectKey } = ProjectParams.parse(params)
  const { searchParams } = new URL(request.url)
  const sheet = await projectSheet(await openSheet(viewer, projectKey, searchParams, clock.now()))
  const status = sheet.day.fault ? 400 : 200
  return data({ sheet, lines: sheetLines(sheet.indicators, viewer.locale) }, { status })
}

function Files({ sheet }: { sheet: ProjectSheet }) {
  const t = useText(evaluationMessages)
  const { project, day, at, mayExport, dataExtract } = sheet
  const asked = { projectKey: project.projectKey, asOf: day.asOf, at: at.toISOString() }
  const canExport = dataExtract !== null
  return (
    <section className="section downloads" aria-labelledby="downloads-title">
      <h2 id="downloads-title">{t('downloads')}</h2>
      <div className="button-row">
        <a className="button button--outline" href={evaluationPaths.indicatorsCsv(asked)}>
          {t('download_indicators')}
        </a>
        {canExport && (
          <>
            <a className="button button--outline" href={evaluationPaths.dataCsv(asked)} aria-describedby="data-hint">
              {t('download_data')}
            </a>
            <a className="button button--outline" href={evaluationPaths.codebookCsv(asked)}>
              {t('download_codebook')}
            </a>
          </>
        )}
      </div>
      {mayExport && (
        <p className="muted small" id="data-hint">
          {t(canExport ? 'data_hint' : 'data_few')}
        </p>
      )}
    </section>
  )
}

export default function Project() {
  const { sheet, lines } = useLoaderData<typeof loader>()
  const t = useText(evaluationMessages)
  const { moment } = useFormats()
  const { project, indicators, extract, dataExtract, at, day, today, usual } = sheet
  return (
    <Page
      title={t('sheet_of', { code: project.code || project.cup })}
      kicker={project.fund}
      lead={t('sheet_lead')}
      breadcrumbs={[{ label: t('projects'), to: evaluationPaths.projects() }]}
      width="wide"
    >
      <Form method="get" className="office-filter" key={day.typed}>
        <AsOfField
          day={day}
          today={today}
          usual={usual}
          pathTo={(asOf) => evaluationPaths.project({ projectKey: project.projectKey, asOf })}
        />
      </Form>
      {indicators.total.enrolled > 0 ? (
        <>
          <section className="section">
            <h2>{t('sheet')}</h2>
            <IndicatorTable lines={lines} />
            <p className="muted small">{t(indicators.bySex ? 'sex_hint' : 'sex_hidden')}</p>
          </section>
          <section className="section">
            <h2>{t('by_quarter')}</h2>
            <QuarterTable quarters={indicators.byQuarter} />
          </section>
          <PlaceTables indicators={indicators} />
        </>
      ) : (
        <EmptyState title={t('nobody_title')}>
          <p>{t('nobody')}</p>
        </EmptyState>
      )}
      <Files sheet={sheet} />
      <footer className="figures-source">
        <p>{t('extract', { extract, when: moment(at) })}</p>
        {dataExtract && <p>{t('extract_data', { extract: dataExtract })}</p>}
      </footer>
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, evaluationMessages, 'sheet')]

export const ErrorBoundary = ErrorPage
