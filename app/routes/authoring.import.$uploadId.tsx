import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { applyFolder } from '#app/authoring/drafts/import/apply-folder.server.ts'
import { applyLessons } from '#app/authoring/drafts/import/apply-lessons.server.ts'
import { FolderReport } from '#app/authoring/drafts/import/components/folder-report.tsx'
import { LessonsReport } from '#app/authoring/drafts/import/components/lessons-report.tsx'
import { RefusedNews } from '#app/authoring/drafts/import/components/refused-news.tsx'
import { getImportReport } from '#app/authoring/drafts/import/import-report.server.ts'
import { dropUpload, getUpload } from '#app/authoring/drafts/import/keep-upload.server.ts'
import { importMessages } from '#app/authoring/drafts/import/messages.ts'
import { ConfirmedFolder, PlacedLessons, SplitQuery, UploadParams } from '#app/authoring/drafts/import/schemas.ts'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { clock } from '#app/platform/clock.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { uploadId } = UploadParams.parse(params)
  const split = SplitQuery.parse(new URL(request.url).searchParams.get('split'))
  return { report: await getImportReport(viewer, { uploadId, split }, clock.now()) }
}

async function confirmFolder(viewer: Viewer, uploadId: string, form: FormData) {
  const submission = parseWithZod(form, { schema: ConfirmedFolder })
  if (submission.status !== 'success') return data({ result: submission.reply(), reason: null }, { status: 400 })
  const outcome = await applyFolder(viewer, { uploadId, ...submission.value }, clock.now())
  if (outcome.ok) return redirect(draftPaths.draft(outcome))
  return data({ result: null, reason: outcome.reason }, { status: 409 })
}

async function confirmLessons(viewer: Viewer, uploadId: string, form: FormData) {
  const submission = parseWithZod(form, { schema: PlacedLessons })
  if (submission.status !== 'success') return data({ result: submission.reply(), reason: null }, { status: 400 })
  const outcome = await applyLessons(viewer, { uploadId, ...submission.value }, clock.now())
  if (outcome.ok) return redirect(draftPaths.write(outcome))
  return data({ result: null, reason: outcome.reason }, { status: 409 })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const { uploadId } = UploadParams.parse(params)
  const form = await readForm(request)
  const { kind } = await getUpload(viewer, uploadId, clock.now())
  if (form.get('intent') === 'drop') {
    await dropUpload(viewer, uploadId)
    return redirect(draftPaths.list())
  }
  return kind === 'folder' ? confirmFolder(viewer, uploadId, form) : confirmLessons(viewer, uploadId, form)
}

export default function ImportReport() {
  const { report } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(importMessages)
  const d = useText(draftMessages)
  return (
    <Page
      title={t(report.kind === 'lessons' ? 'report_lessons' : 'report_folder')}
      lead={t('from_file', { name: report.fileName })}
      breadcrumbs={[{ label: d('drafts_title'), to: draftPaths.list() }]}
    >
      {reply?.reason && (
        <Alert kind="danger">
          <p>{t(reply.reason)}</p>
        </Alert>
      )}
      {report.kind === 'refused' && <RefusedNews refused={report.refused} />}
      {report.kind === 'folder' && <FolderReport report={report} />}
      {report.kind === 'lessons' && <LessonsReport report={report} result={reply?.result ?? undefined} />}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.report.fileName ?? ''} · Sguardi` },
]

export const ErrorBoundary = ErrorPage
