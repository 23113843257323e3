import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { PackageReportView } from '#app/scorm/packages/components/package-report.tsx'
import { dropPackageUpload } from '#app/scorm/packages/drop-upload.server.ts'
import { packageMessages } from '#app/scorm/packages/messages.ts'
import { retryCheck } from '#app/scorm/packages/retry-check.server.ts'
import { UploadParams } from '#app/scorm/packages/schemas.ts'
import { getUploadPage } from '#app/scorm/packages/upload-queries.server.ts'
import { scormPaths } from '#app/scorm/paths.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button, LinkButton } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { ProgressBar } from '#app/ui/components/progress.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'
import { useFollowed } from '#app/ui/use-followed.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { uploadId } = UploadParams.parse(params)
  const { packageId, ...upload } = await getUploadPage(viewer, uploadId)
  if (packageId) return redirect(scormPaths.package({ packageId }))
  return upload
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { uploadId } = UploadParams.parse(params)
  const form = await readForm(request)
  if (form.get('intent') === 'retry') {
    await retryCheck(viewer, uploadId, clock.now())
    return redirect(scormPaths.upload({ uploadId }))
  }
  await dropPackageUpload(viewer, uploadId)
  return redirect(scormPaths.library())
}

/** How far each step is, in percent: what was sent is checked, then put away. */
const progress = { checking: 40, keeping: 80 } as const

function State() {
  const { id: uploadId, state, received, size } = useLoaderData<typeof loader>()
  const t = useText(packageMessages)
  if (state === 'checking' || state === 'keeping') {
    return (
      <>
        <ProgressBar percent={progress[state]} label={t(state)} />
        <p className="muted small">
          {t('moving')} <a href={scormPaths.upload({ uploadId })}>{t('refresh')}</a>
        </p>
      </>
    )
  }
  if (state === 'receiving') {
    return (
      <Alert kind="info">
        <p>{t('receiving', { percent: Math.floor((received / size) * 100) })}</p>
      </Alert>
    )
  }
  if (state !== 'failed') return null
  return (
    <Alert kind="warning">
      <p>{t('failed')}</p>
    </Alert>
  )
}

export default function UploadPage() {
  const { fileName, state, report } = useLoaderData<typeof loader>()
  const t = useText(packageMessages)
  const isMoving = state === 'checking' || state === 'keeping'
  useFollowed(isMoving)
  return (
    <Page title={fileName} breadcrumbs={[{ label: t('library_title'), to: scormPaths.library() }]}>
      <State />
      {report && <PackageReportView report={report} />}
      {!isMoving && (
        <Form method="post" className="button-row">
          <LinkButton to={scormPaths.add()}>{t('add')}</LinkButton>
          {state === 'failed' && (
            <Button kind="outline" name="intent" value="retry">
              {t('retry')}
            </Button>
          )}
          <Button kind="outline" name="intent" value="drop">
            {t('drop')}
          </Button>
        </Form>
      )}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.fileName ?? ''} · Sguardi` }]

export const ErrorBoundary = ErrorPage
