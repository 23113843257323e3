import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listMine } from '#app/certificates/certificate-queries.server.ts'
import { OwnCertificateCard } from '#app/certificates/components/own-certificate-card.tsx'
import { hoursPaths } from '#app/certificates/hours/paths.ts'
import { certificatesMessages } from '#app/certificates/messages.ts'
import { renewCertificate } from '#app/certificates/renew-certificate.server.ts'
import { CertificateParams } from '#app/certificates/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { clock } from '#app/platform/clock.ts'
import { textOf } from '#app/platform/form-text.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { certificateStyles } from '#app/ui/page-styles.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  return listMine(await requireViewer(request), clock.now())
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { certificateId } = CertificateParams.parse({ certificateId: textOf(await readForm(request), 'certificateId') })
  const outcome = await renewCertificate(viewer, certificateId, clock.now())
  if (!outcome.ok) return data({ isRefused: true }, { status: 409 })
  return redirect(learningPaths.enrolment(outcome))
}

export default function MyCertificates() {
  const { certificates, waiting } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(certificatesMessages)
  const isEmpty = certificates.length + waiting.length === 0
  return (
    <Page title={t('mine_title')} lead={t('mine_lead')}>
      {reply?.isRefused && (
        <Alert kind="warning">
          <p>{t('renew_refused')}</p>
        </Alert>
      )}
      {waiting.map((course) => (
        <Alert key={course} title={t('mine_waiting_title')}>
          <p>{t('mine_waiting', { course })}</p>
        </Alert>
      ))}
      {isEmpty && (
        <EmptyState
          title={t('mine_empty')}
          action={<LinkButton to={learningPaths.home()}>{t('mine_to_courses')}</LinkButton>}
        >
          <p>{t('mine_empty_hint')}</p>
        </EmptyState>
      )}
      {certificates.length > 0 && (
        <ul className="certificate-list">
          {certificates.map((certificate) => (
            <OwnCertificateCard key={certificate.certificateId} certificate={certificate} />
          ))}
        </ul>
      )}
      <p className="section">
        <Link to={hoursPaths.own()}>{t('mine_hours')}</Link>
      </p>
    </Page>
  )
}

export const links = certificateStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, certificatesMessages, 'mine_title')]

export const ErrorBoundary = ErrorPage
