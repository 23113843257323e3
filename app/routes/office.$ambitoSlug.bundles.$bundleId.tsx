import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getBundle } from '#app/certificates/bulk/bundle-queries.server.ts'
import { useSelectionText } from '#app/certificates/components/bundle-list.tsx'
import { BundleProgress } from '#app/certificates/components/bundle-progress.tsx'
import { certificatesMessages } from '#app/certificates/messages.ts'
import { certificatesPaths } from '#app/certificates/paths.ts'
import { BundleParams } from '#app/certificates/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug, bundleId } = BundleParams.parse(params)
  return { ambitoSlug, bundle: await getBundle(viewer, { ambitoSlug, bundleId }) }
}

export default function Bundle() {
  const { ambitoSlug, bundle } = useLoaderData<typeof loader>()
  const t = useText(certificatesMessages)
  const selectionText = useSelectionText()
  const breadcrumbs = [{ label: t('bundles_back'), to: certificatesPaths.bundles({ ambitoSlug }) }]
  return (
    <Page
      title={t('bundle_title', { course: bundle.courseTitle })}
      lead={selectionText(bundle)}
      breadcrumbs={breadcrumbs}
      width="reading"
    >
      <BundleProgress bundle={bundle} ambitoSlug={ambitoSlug} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, certificatesMessages, 'bundles_title')]

export const ErrorBoundary = ErrorPage
