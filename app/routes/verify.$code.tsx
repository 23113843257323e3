import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findByVerifyCode, type VerifiedCertificate } from '#app/certificates/certificate-queries.server.ts'
import { asksTooOften } from '#app/certificates/code-rate.server.ts'
import { compareUpload } from '#app/certificates/compare-upload.server.ts'
import { CertificateHistory } from '#app/certificates/seal/components/certificate-history.tsx'
import { PdfCheck, useLocalCheck, type CheckOutcome } from '#app/certificates/components/pdf-check.tsx'
import { VerifiedAnswer } from '#app/certificates/components/verified-answer.tsx'
import { VerifiedFacts } from '#app/certificates/components/verified-facts.tsx'
import { certificatesMessages } from '#app/certificates/messages.ts'
import { certificatesPaths } from '#app/certificates/paths.ts'
import { VerifyCode } from '#app/certificates/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { notFound } from '#app/platform/errors.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { LinkButton } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { certificateStyles } from '#app/ui/page-styles.ts'

const addressOf = (request: Request) => request.headers.get('x-sguardi-client-ip') ?? ''

async function certificateOf(typed: string | undefined) {
  const code = VerifyCode.safeParse(typed)
  return code.success ? findByVerifyCode(code.data, clock.now()) : null
}

/** Public: whoever holds the document may ask about it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  if (await asksTooOften(addressOf(request), clock.now())) {
    return data({ certificate: null, fault: 'code_too_often' as const }, { status: 429 })
  }
  const certificate = await certificateOf(params.code)
  if (!certificate) return data({ certificate: null, fault: 'code_unknown' as const }, { status: 404 })
  const { verifyCode: code } = certificate
  if (code !== params.code) return redirect(certificatesPaths.verify({ code }))
  return data({ certificate, fault: null })
}

/** The comparison of a sent file answers in place: an address that says "identical" could be made by anyone. */
export async function action({ request, params }: ActionFunctionArgs) {
  const certificate = await certificateOf(params.code)
  if (!certificate) throw notFound('certificate')
  const address = addressOf(request)
  const form = await readForm(request)
  const compared = await compareUpload(form, { issued: certificate.files, address, now: clock.now() })
  if (compared.ok) return data<{ sent: CheckOutcome }>({ sent: { verdict: compared.verdict } })
  const status = compared.reason === 'file_too_often' ? 429 : 400
  return data<{ sent: CheckOutcome }>({ sent: { fault: compared.reason } }, { status })
}

/** The answer first, then the place to compare the file, then what is on record. */
function Verified({ certificate, sent }: { certificate: VerifiedCertificate; sent: CheckOutcome }) {
  const t = useText(certificatesMessages)
  const { number, files, history } = certificate
  const local = useLocalCheck(files)
  const outcome = local.outcome ?? sent
  const breadcrumbs = [{ label: t('verify_title'), to: certificatesPaths.verifyForm() }]
  return (
    <Page title={t('verify_number', { number })} breadcrumbs={breadcrumbs} width="reading">
      <VerifiedAnswer certificate={certificate} outcome={outcome} />
      <PdfCheck issued={files} outcome={outcome} isBusy={local.isBusy} onFile={local.check} />
      <VerifiedFacts certificate={certificate} />
      <CertificateHistory history={history} />
    </Page>
  )
}

export default function VerifiedCertificatePage() {
  const { certificate, fault } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(certificatesMessages)
  if (!certificate) {
    return (
      <Page title={t('verify_title')} width="reading">
        <div className="alert alert--danger">
          <p>{t(fault)}</p>
        </div>
        <LinkButton to={certificatesPaths.verifyForm()}>{t('verify_again')}</LinkButton>
      </Page>
    )
  }
  return <Verified certificate={certificate} sent={reply?.sent} />
}

export const links = certificateStyles

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) => [
  loaded?.certificate
    ? pageTitle(matches, certificatesMessages, 'verify_number', { number: loaded.certificate.number })
    : pageTitle(matches, certificatesMessages, 'verify_title'),
  { name: 'robots', content: 'noindex' },
]

export const ErrorBoundary = ErrorPage
