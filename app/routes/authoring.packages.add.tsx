import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readUpload } from '#app/platform/read-upload.server.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { PackageUploadForm } from '#app/scorm/packages/components/upload-form.tsx'
import { packageMessages } from '#app/scorm/packages/messages.ts'
import { listPackageNames } from '#app/scorm/packages/package-queries.server.ts'
import { SentFile } from '#app/scorm/packages/schemas.ts'
import { takeWhole } from '#app/scorm/packages/take-whole.server.ts'
import { scormPaths } from '#app/scorm/paths.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const replaces = new URL(request.url).searchParams.get('replaces') ?? ''
  return { packages: await listPackageNames(), replaces }
}

/** The whole file in one form, where there is no script. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const submission = parseWithZod(await readUpload(request), { schema: SentFile })
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 })
  const begun = await takeWhole(viewer, submission.value, clock.now())
  if (begun.ok) return redirect(scormPaths.upload(begun))
  return data({ result: submission.reply({ fieldErrors: { file: [begun.reason] } }) }, { status: 400 })
}

export default function AddPackage() {
  const page = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(packageMessages)
  return (
    <Page title={t('add')} lead={t('add_lead')} breadcrumbs={[{ label: t('library_title'), to: scormPaths.library() }]}>
      <PackageUploadForm {...page} result={reply?.result} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, packageMessages, 'add')]

export const ErrorBoundary = ErrorPage
