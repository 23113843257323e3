import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { actOnCertificate } from '#app/certificates/seal/act-on-certificate.server.ts'
import { CertificateActs } from '#app/certificates/seal/components/certificate-acts.tsx'
import { CertificateHistory } from '#app/certificates/seal/components/certificate-history.tsx'
import { CertificateDocuments, CertificateSheet } from '#app/certificates/seal/components/certificate-sheet.tsx'
import { sealMessages } from '#app/certificates/seal/messages.ts'
import { getOfficeCertificate } from '#app/certificates/seal/office-certificate.server.ts'
import { sealPaths } from '#app/certificates/seal/paths.ts'
import { OfficeCertificateParams } from '#app/certificates/seal/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { reportingPaths } from '#app/reporting/paths.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { certificateStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  return { certificate: await getOfficeCertificate(viewer, OfficeCertificateParams.parse(params), clock.now()) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug, certificateId } = OfficeCertificateParams.parse(params)
  const certificate = await getOfficeCertificate(viewer, { ambitoSlug, certificateId }, clock.now())
  const outcome = await actOnCertificate(viewer, certificate, await readForm(request), clock.now())
  if (outcome.ok) return redirect(sealPaths.certificate({ ambitoSlug, certificateId: outcome.certificateId }))
  const { intent, result, number = '', status } = outcome
  return data({ intent, result, number }, { status })
}

export default function OfficeCertificatePage() {
  const { certificate } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useText(sealMessages)
  const { ambito, number, person, course, canCorrect, history } = certificate
  const breadcrumbs = [
    { label: ambito.name, to: reportingPaths.dashboard({ ambitoSlug: ambito.slug }) },
    { label: t('people'), to: reportingPaths.people({ ambitoSlug: ambito.slug }) },
  ]
  return (
    <Page
      title={t('certificate_title', { number })}
      kicker={course}
      lead={person}
      breadcrumbs={breadcrumbs}
      width="reading"
    >
      <CertificateSheet certificate={certificate} />
      <CertificateDocuments certificate={certificate} />
      <CertificateHistory
        history={history}
        pageOf={(certificateId) => sealPaths.certificate({ ambitoSlug: ambito.slug, certificateId })}
      />
      {/* Another certificate, another form: after a replacement the reason typed for the old one is gone. */}
      {canCorrect && <CertificateActs key={number} certificate={certificate} refused={refused} />}
    </Page>
  )
}

export const links = certificateStyles

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) => [
  pageTitle(matches, sealMessages, 'certificate_title', { number: loaded?.certificate.number ?? '' }),
]

export const ErrorBoundary = ErrorPage
