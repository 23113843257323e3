import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { ImportForm } from '#app/authoring/drafts/import/components/upload-form.tsx'
import { importMessages } from '#app/authoring/drafts/import/messages.ts'
import { importPaths } from '#app/authoring/drafts/import/paths.ts'
import { receiveFile } from '#app/authoring/drafts/import/receive-file.server.ts'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readUpload } from '#app/platform/read-upload.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  requireAuthor(await requireViewer(request))
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const received = await receiveFile(viewer, null, await readUpload(request), clock.now())
  return received.ok ? redirect(importPaths.report(received)) : data(received, { status: 400 })
}

export default function ImportCourse() {
  const reply = useActionData<typeof action>()
  const t = useText(importMessages)
  const d = useText(draftMessages)
  return (
    <Page
      title={t('course_title')}
      lead={t('course_lead')}
      breadcrumbs={[{ label: d('drafts_title'), to: draftPaths.list() }]}
    >
      <ImportForm takes="folder" reply={reply} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, importMessages, 'course_title')]

export const ErrorBoundary = ErrorPage
