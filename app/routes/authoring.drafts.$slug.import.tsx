import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { getDraftOutline } from '#app/authoring/drafts/draft-queries.server.ts'
import { ImportForm } from '#app/authoring/drafts/import/components/upload-form.tsx'
import { importMessages } from '#app/authoring/drafts/import/messages.ts'
import { importPaths } from '#app/authoring/drafts/import/paths.ts'
import { receiveFile } from '#app/authoring/drafts/import/receive-file.server.ts'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { DraftParams } from '#app/authoring/drafts/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readUpload } from '#app/platform/read-upload.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = DraftParams.parse(params)
  const { title } = await getDraftOutline(viewer, slug)
  return { slug, title }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const { slug } = DraftParams.parse(params)
  const received = await receiveFile(viewer, slug, await readUpload(request), clock.now())
  return received.ok ? redirect(importPaths.report(received)) : data(received, { status: 400 })
}

export default function ImportIntoDraft() {
  const { slug, title } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(importMessages)
  const d = useText(draftMessages)
  return (
    <Page
      title={t('draft_title')}
      lead={t('draft_lead')}
      breadcrumbs={[
        { label: d('drafts_title'), to: draftPaths.list() },
        { label: title, to: draftPaths.draft({ slug }) },
      ]}
    >
      <ImportForm takes="all" reply={reply} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, importMessages, 'draft_title')]

export const ErrorBoundary = ErrorPage
