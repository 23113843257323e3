import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { getAmbitoForOffice } from '#app/organisation/ambito-queries.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ExportList } from '#app/reporting/exports/components/export-list.tsx'
import { listed, listExports } from '#app/reporting/exports/export-queries.server.ts'
import { keptDays } from '#app/reporting/exports/kept-days.ts'
import { exportMessages } from '#app/reporting/exports/messages.ts'
import { exportPaths } from '#app/reporting/exports/paths.ts'
import { requestExport } from '#app/reporting/exports/request-export.server.ts'
import { RequestExport } from '#app/reporting/exports/schemas.ts'
import { ViewList } from '#app/reporting/views/components/view-list.tsx'
import { viewMessages } from '#app/reporting/views/messages.ts'
import { listViews } from '#app/reporting/views/view-queries.server.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'
import { useFormErrors } from '#app/ui/use-form-errors.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const { name } = await getAmbitoForOffice(viewer, ambitoSlug)
  const [exports, views] = await Promise.all([listExports(viewer, ambitoSlug), listViews(viewer, ambitoSlug)])
  const isDeleted = new URL(request.url).searchParams.has('deleted')
  return { ambitoSlug, name, exports, views, listed, isDeleted }
}

/** Asks for a file of what a page shows, from the buttons beneath it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  await getAmbitoForOffice(viewer, ambitoSlug)
  const submission = parseWithZod(await readForm(request), { schema: RequestExport })
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 })
  const outcome = await requestExport(viewer, { ambitoSlug, ...submission.value }, clock.now())
  if (outcome.ok) return redirect(exportPaths.export({ ambitoSlug, exportId: outcome.exportId }))
  return data({ result: submission.reply({ formErrors: [outcome.reason] }) }, { status: 409 })
}

export default function Exports() {
  const { ambitoSlug, name, exports, views, listed, isDeleted } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(exportMessages)
  const view = useText(viewMessages)
  // The form is on another page: its fields cannot be linked to.
  const errors = useFormErrors(exportMessages, reply?.result).summary.map(({ text }) => ({ text }))
  return (
    <Page title={t('title')} kicker={name} lead={t('lead')} width="wide">
      {isDeleted && !reply && (
        <Alert kind="success">
          <p>{view('deleted')}</p>
        </Alert>
      )}
      <ErrorSummary errors={errors} />
      <section className="section">
        <h2>{view('list')}</h2>
        {views.length > 0 ? (
          <ViewList views={views} ambitoSlug={ambitoSlug} />
        ) : (
          <EmptyState title={view('list_none')}>
            <p>{view('list_none_hint')}</p>
          </EmptyState>
        )}
      </section>
      <section className="section">
        <h2>{t('history')}</h2>
        {exports.length > 0 ? (
          <>
            <ExportList exports={exports} ambitoSlug={ambitoSlug} />
            <p className="muted small">{t('history_note', { days: keptDays, count: listed })}</p>
          </>
        ) : (
          <EmptyState title={t('history_none')}>
            <p>{t('history_none_hint')}</p>
          </EmptyState>
        )}
      </section>
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, exportMessages, 'title')]

export const ErrorBoundary = ErrorPage
