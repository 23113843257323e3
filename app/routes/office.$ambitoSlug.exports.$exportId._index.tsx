import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { ExportFacts } from '#app/reporting/exports/components/export-facts.tsx'
import { ExportProgress } from '#app/reporting/exports/components/export-progress.tsx'
import { getExport } from '#app/reporting/exports/export-queries.server.ts'
import { exportMessages } from '#app/reporting/exports/messages.ts'
import { exportPaths } from '#app/reporting/exports/paths.ts'
import { ExportParams } from '#app/reporting/exports/schemas.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug, exportId } = ExportParams.parse(params)
  return { ambitoSlug, file: await getExport(viewer, { ambitoSlug, exportId }) }
}

export default function ExportPage() {
  const { ambitoSlug, file } = useLoaderData<typeof loader>()
  const t = useText(exportMessages)
  return (
    <Page
      title={t('export_title', { title: file.title, format: t(`format_${file.format}`) })}
      breadcrumbs={[{ label: t('back'), to: exportPaths.list({ ambitoSlug }) }]}
      width="reading"
    >
      <ExportProgress file={file} ambitoSlug={ambitoSlug} />
      <ExportFacts file={file} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, exportMessages, 'title')]

export const ErrorBoundary = ErrorPage
