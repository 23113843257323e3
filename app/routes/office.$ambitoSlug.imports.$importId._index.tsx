import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { ImportActions, ImportProgress, ImportState } from '#app/organisation/people-import/components/import-state.tsx'
import {
  VerdictCounts,
  VerdictFilter,
  VerdictList,
  VerdictPages,
} from '#app/organisation/people-import/components/verdict-list.tsx'
import { getImport } from '#app/organisation/people-import/import-queries.server.ts'
import { importMessages } from '#app/organisation/people-import/messages.ts'
import { getAmbitoOfImports } from '#app/organisation/people-import/office-import.server.ts'
import { importPaths } from '#app/organisation/people-import/paths.ts'
import { ImportIntent, PeopleImportParams, RowFilter } from '#app/organisation/people-import/schemas.ts'
import { startImport } from '#app/organisation/people-import/start-import.server.ts'
import { startUndo } from '#app/organisation/people-import/start-undo.server.ts'
import { clock } from '#app/platform/clock.ts'
import { textOf } from '#app/platform/form-text.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = PeopleImportParams.parse(params)
  const filter = RowFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  const view = await getImport(viewer, place, filter, clock.now())
  if (view.state === 'mapping') return redirect(importPaths.columns(place))
  return { ambitoSlug: place.ambitoSlug, view, filter }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = PeopleImportParams.parse(params)
  await getAmbitoOfImports(viewer, place.ambitoSlug)
  const intent = ImportIntent.parse(textOf(await readForm(request), 'intent'))
  const outcome = await (intent === 'apply' ? startImport : startUndo)(viewer, place, clock.now())
  return outcome.ok ? redirect(importPaths.import(place)) : data({ reason: outcome.reason }, { status: 409 })
}

export default function PeopleImportPage() {
  const { ambitoSlug, view, filter } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(importMessages)
  const { verdict, page } = filter
  const shown = { ambitoSlug, view, verdict }
  return (
    <Page
      title={t('import_title', { file: view.fileName })}
      breadcrumbs={[{ label: t('title'), to: importPaths.desk({ ambitoSlug }) }]}
    >
      {reply && (
        <Alert kind="warning">
          <p>{t(reply.reason)}</p>
        </Alert>
      )}
      <ImportState view={view} />
      <ImportProgress ambitoSlug={ambitoSlug} view={view} />
      {view.state !== 'judging' && (
        <>
          <section className="section">
            <h2>{t('counts_title')}</h2>
            <VerdictCounts ambitoSlug={ambitoSlug} view={view} />
            <ImportActions ambitoSlug={ambitoSlug} view={view} />
          </section>
          <section className="section">
            <h2>{t('lines_title')}</h2>
            <VerdictFilter {...shown} />
            <VerdictList view={view} />
            <VerdictPages {...shown} page={page} />
          </section>
        </>
      )}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, importMessages, 'title')]

export const ErrorBoundary = ErrorPage
