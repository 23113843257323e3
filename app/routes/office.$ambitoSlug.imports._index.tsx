import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { officeMessages } from '#app/organisation/office-messages.ts'
import { officePaths } from '#app/organisation/paths.ts'
import { ImportList } from '#app/organisation/people-import/components/import-list.tsx'
import { UploadForm } from '#app/organisation/people-import/components/upload-form.tsx'
import { listImports } from '#app/organisation/people-import/import-queries.server.ts'
import { importMessages } from '#app/organisation/people-import/messages.ts'
import { getAmbitoOfImports } from '#app/organisation/people-import/office-import.server.ts'
import { importPaths } from '#app/organisation/people-import/paths.ts'
import { PeopleFile } from '#app/organisation/people-import/schemas.ts'
import { uploadPeopleFile } from '#app/organisation/people-import/upload-people-file.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  return { ambitoSlug, imports: await listImports(viewer, ambitoSlug) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  await getAmbitoOfImports(viewer, ambitoSlug)
  const submission = parseWithZod(await readForm(request), { schema: PeopleFile })
  if (submission.status !== 'success') {
    return data({ result: { ...submission.reply(), initialValue: {} } }, { status: 400 })
  }
  const { file } = submission.value
  const bytes = new Uint8Array(await file.arrayBuffer())
  const outcome = await uploadPeopleFile(viewer, { ambitoSlug, name: file.name, bytes }, clock.now())
  if (outcome.ok) return redirect(importPaths.columns({ ambitoSlug, importId: outcome.importId }))
  const result = submission.reply({ fieldErrors: { file: [outcome.reason] } })
  return data({ result: { ...result, initialValue: {} } }, { status: 400 })
}

export default function ImportDesk() {
  const { ambitoSlug, imports } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(importMessages)
  const office = useText(officeMessages)
  const breadcrumbs = [{ label: office('page_staff'), to: officePaths.staff({ ambitoSlug }) }]
  return (
    <Page title={t('title')} lead={t('lead')} breadcrumbs={breadcrumbs}>
      <UploadForm result={reply?.result} />
      <section className="section">
        <h2>{t('list_title')}</h2>
        <ImportList imports={imports} ambitoSlug={ambitoSlug} />
      </section>
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, importMessages, 'title')]

export const ErrorBoundary = ErrorPage
