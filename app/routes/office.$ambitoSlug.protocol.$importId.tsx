import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { applyImport } from '#app/certificates/protocol/apply-import.server.ts'
import { VerdictCounts, VerdictList } from '#app/certificates/protocol/components/verdict-list.tsx'
import { protocolMessages } from '#app/certificates/protocol/messages.ts'
import { protocolPaths } from '#app/certificates/protocol/paths.ts'
import { getImport } from '#app/certificates/protocol/protocol-queries.server.ts'
import { ProtocolImportParams } from '#app/certificates/protocol/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug, importId } = ProtocolImportParams.parse(params)
  return { ambitoSlug, ...(await getImport(viewer, { ambitoSlug, importId }, clock.now())) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = ProtocolImportParams.parse(params)
  const outcome = await applyImport(viewer, place, clock.now())
  return outcome.ok ? redirect(protocolPaths.import(place)) : data({ reason: outcome.reason }, { status: 409 })
}

export default function ProtocolImportPage() {
  const { ambitoSlug, fileName, appliedAt, added, counts, rows } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(protocolMessages)
  const { dayOf } = useFormats()
  const breadcrumbs = [{ label: t('back'), to: protocolPaths.desk({ ambitoSlug }) }]
  const leftOut = counts.conflict + counts.unknown + counts.refused
  return (
    <Page title={t('import_title', { file: fileName })} breadcrumbs={breadcrumbs}>
      {reply && (
        <Alert kind="warning">
          <p>{t(reply.reason)}</p>
        </Alert>
      )}
      {appliedAt ? (
        <Alert kind="success">
          <p>{t('applied', { count: added, day: dayOf(appliedAt) })}</p>
        </Alert>
      ) : (
        <Alert>
          <p>{t(counts.new > 0 ? 'nothing_recorded' : 'nothing_new')}</p>
        </Alert>
      )}
      <section className="section">
        <h2>{t('counts_title')}</h2>
        <VerdictCounts counts={counts} />
        {!appliedAt && counts.new > 0 && (
          <Form method="post">
            <Button>{t('apply', { count: counts.new })}</Button>
          </Form>
        )}
        {leftOut > 0 && <p className="muted small">{t('apply_others', { count: leftOut })}</p>}
      </section>
      <section className="section">
        <h2>{t('lines_title')}</h2>
        <p className="muted small">{t('lines_some')}</p>
        <VerdictList rows={rows} />
      </section>
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, protocolMessages, 'title')]

export const ErrorBoundary = ErrorPage
