import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { certificatesMessages } from '#app/certificates/messages.ts'
import { certificatesPaths } from '#app/certificates/paths.ts'
import { ImportList, RecordedList } from '#app/certificates/protocol/components/import-list.tsx'
import { UploadForm } from '#app/certificates/protocol/components/upload-form.tsx'
import { protocolMessages } from '#app/certificates/protocol/messages.ts'
import { protocolPaths } from '#app/certificates/protocol/paths.ts'
import { getProtocolDesk } from '#app/certificates/protocol/protocol-queries.server.ts'
import { ProtocolFile } from '#app/certificates/protocol/schemas.ts'
import { getAmbitoOfProtocol } from '#app/certificates/protocol/office-protocol.server.ts'
import { uploadProtocolFile } from '#app/certificates/protocol/upload-protocol-file.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
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
  return { ambitoSlug, ...(await getProtocolDesk(viewer, ambitoSlug)) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  await getAmbitoOfProtocol(viewer, ambitoSlug)
  const submission = parseWithZod(await readForm(request), { schema: ProtocolFile })
  if (submission.status !== 'success') {
    return data({ result: { ...submission.reply(), initialValue: {} } }, { status: 400 })
  }
  const { file } = submission.value
  const bytes = new Uint8Array(await file.arrayBuffer())
  const outcome = await uploadProtocolFile(viewer, { ambitoSlug, name: file.name, bytes }, clock.now())
  if (outcome.ok) return redirect(protocolPaths.import({ ambitoSlug, importId: outcome.importId }))
  const result = submission.reply({ fieldErrors: { file: [outcome.reason] } })
  return data({ result: { ...result, initialValue: {} } }, { status: 400 })
}

export default function ProtocolDesk() {
  const { ambitoSlug, imports, recorded } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(protocolMessages)
  const certificates = useText(certificatesMessages)
  const breadcrumbs = [{ label: certificates('bundles_title'), to: certificatesPaths.bundles({ ambitoSlug }) }]
  return (
    <Page title={t('title')} lead={t('lead')} breadcrumbs={breadcrumbs}>
      <UploadForm ambitoSlug={ambitoSlug} result={reply?.result} />
      <section className="section">
        <h2>{t('imports_title')}</h2>
        <ImportList imports={imports} ambitoSlug={ambitoSlug} />
      </section>
      {recorded.length > 0 && (
        <section className="section">
          <h2>{t('recorded_title')}</h2>
          <RecordedList recorded={recorded} />
        </section>
      )}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, protocolMessages, 'title')]

export const ErrorBoundary = ErrorPage
