import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { chooseColumns } from '#app/organisation/people-import/choose-columns.server.ts'
import { ColumnsForm } from '#app/organisation/people-import/components/columns-form.tsx'
import { findColumnsToChoose } from '#app/organisation/people-import/import-queries.server.ts'
import { importMessages } from '#app/organisation/people-import/messages.ts'
import { getAmbitoOfImports } from '#app/organisation/people-import/office-import.server.ts'
import { importPaths } from '#app/organisation/people-import/paths.ts'
import { readChoices } from '#app/organisation/people-import/read-choices.ts'
import { PeopleImportParams } from '#app/organisation/people-import/schemas.ts'
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
  const list = await findColumnsToChoose(viewer, place, clock.now())
  return list ? { ambitoSlug: place.ambitoSlug, list } : redirect(importPaths.import(place))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = PeopleImportParams.parse(params)
  await getAmbitoOfImports(viewer, place.ambitoSlug)
  const form = await readForm(request)
  const isTrial = textOf(form, 'intent') === 'try'
  const outcome = await chooseColumns(viewer, { ...place, choices: readChoices(form), isTrial }, clock.now())
  if (!outcome.ok) return data({ reason: outcome.reason }, { status: outcome.reason === 'not_open' ? 409 : 400 })
  return redirect(isTrial ? importPaths.import(place) : importPaths.columns(place))
}

export default function ImportColumnsPage() {
  const { ambitoSlug, list } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(importMessages)
  return (
    <Page
      title={t('columns_title', { file: list.fileName })}
      lead={t('columns_lead')}
      breadcrumbs={[{ label: t('title'), to: importPaths.desk({ ambitoSlug }) }]}
    >
      {reply && (
        <Alert kind="danger">
          <p>{t(reply.reason)}</p>
        </Alert>
      )}
      <ColumnsForm list={list} key={JSON.stringify(list.choices)} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, importMessages, 'title')]

export const ErrorBoundary = ErrorPage
