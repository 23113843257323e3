import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { certificatesMessages } from '#app/certificates/messages.ts'
import { certificatesPaths } from '#app/certificates/paths.ts'
import { addSignedFiles, getAmbitoToSign, type FileReport } from '#app/certificates/seal/add-signed-files.server.ts'
import { SignedReports } from '#app/certificates/seal/components/signed-reports.tsx'
import { sealMessages } from '#app/certificates/seal/messages.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

type Reply = { reports: FileReport[]; fault: 'signed_missing' | 'signed_many' | null }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = await getAmbitoToSign(viewer, AmbitoParams.parse(params).ambitoSlug)
  return { slug }
}

/** The reports are answered in place: they are of files, not of the page. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const outcome = await addSignedFiles(viewer, { ambitoSlug, form: await readForm(request) }, clock.now())
  if (!outcome.ok) return data<Reply>({ reports: [], fault: outcome.reason }, { status: 400 })
  return data<Reply>({ reports: outcome.reports, fault: null })
}

export default function SignedCertificates() {
  const { slug } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(sealMessages)
  const certificates = useText(certificatesMessages)
  const errors = reply?.fault ? [t(reply.fault)] : []
  const ambitoSlug = slug
  return (
    <Page
      title={t('many_title')}
      lead={t('many_lead')}
      breadcrumbs={[{ label: certificates('bundles_title'), to: certificatesPaths.bundles({ ambitoSlug }) }]}
      width="reading"
    >
      <p>
        <Link to={certificatesPaths.bundles({ ambitoSlug })}>{t('many_bundles')}</Link>
      </p>
      <Form method="post" encType="multipart/form-data" noValidate className="form">
        <ErrorSummary errors={errors.map((text) => ({ field: 'files', text }))} />
        <TextField
          type="file"
          name="files"
          multiple
          accept="application/pdf,.pdf"
          label={t('many_files')}
          hint={t('many_hint')}
          errors={errors}
          required
        />
        <Button>{t('many_submit')}</Button>
      </Form>
      {reply && reply.reports.length > 0 && (
        <section className="section" role="status">
          <SignedReports reports={reply.reports} ambitoSlug={ambitoSlug} />
        </section>
      )}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, sealMessages, 'many_title')]

export const ErrorBoundary = ErrorPage
