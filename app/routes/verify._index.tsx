import type { SubmissionResult } from '@conform-to/dom'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData } from '@remix-run/react'
import { findByVerifyCode, type VerifiedCertificate } from '#app/certificates/certificate-queries.server.ts'
import { asksTooOften } from '#app/certificates/code-rate.server.ts'
import { CertificateHistory } from '#app/certificates/seal/components/certificate-history.tsx'
import type { CheckOutcome } from '#app/certificates/components/pdf-check.tsx'
import { PdfLookup } from '#app/certificates/components/pdf-lookup.tsx'
import { VerifiedAnswer } from '#app/certificates/components/verified-answer.tsx'
import { VerifiedFacts } from '#app/certificates/components/verified-facts.tsx'
import { findByFile } from '#app/certificates/find-by-file.server.ts'
import { certificatesMessages } from '#app/certificates/messages.ts'
import { certificatesPaths } from '#app/certificates/paths.ts'
import { VerifyForm } from '#app/certificates/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Button, LinkButton } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { certificateStyles } from '#app/ui/page-styles.ts'

type Reply = {
  result: SubmissionResult | null
  sent: CheckOutcome
  certificate: VerifiedCertificate | null
}

const nothing: Reply = { result: null, sent: undefined, certificate: null }

/** A file is answered in place: an address that says "the original" could be made by anyone. */
async function answerFile(form: FormData, address: string) {
  const found = await findByFile(form, { address, now: clock.now() })
  if (found.ok) {
    const { certificate, verdict } = found
    return data<Reply>({ ...nothing, certificate, sent: { verdict } })
  }
  const status = { file_too_often: 429, file_unknown: 404, file_missing: 400, file_large: 400 }[found.reason]
  return data<Reply>({ ...nothing, sent: { fault: found.reason } }, { status })
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request)
  const address = request.headers.get('x-sguardi-client-ip') ?? ''
  if (form.has('file') || form.has('sha256')) {
    return answerFile(form, address)
  }
  const submission = parseWithZod(form, { schema: VerifyForm })
  if (submission.status !== 'success') return data<Reply>({ ...nothing, result: submission.reply() }, { status: 400 })
  const { code } = submission.value
  if (await asksTooOften(address, clock.now())) {
    const result = submission.reply({ fieldErrors: { code: ['code_too_often'] } })
    return data<Reply>({ ...nothing, result }, { status: 429 })
  }
  if (await findByVerifyCode(code, clock.now())) return redirect(certificatesPaths.verify({ code }))
  const result = submission.reply({ fieldErrors: { code: ['code_unknown'] } })
  return data<Reply>({ ...nothing, result }, { status: 404 })
}

/** What is on record of the file just shown. */
function FoundCertificate({ certificate, sent }: { certificate: VerifiedCertificate; sent: CheckOutcome }) {
  const t = useText(certificatesMessages)
  const breadcrumbs = [{ label: t('verify_title'), to: certificatesPaths.verifyForm() }]
  return (
    <Page title={t('verify_number', { number: certificate.number })} breadcrumbs={breadcrumbs} width="reading">
      <VerifiedAnswer certificate={certificate} outcome={sent} />
      <VerifiedFacts certificate={certificate} />
      <CertificateHistory history={certificate.history} />
      <LinkButton kind="outline" to={certificatesPaths.verifyForm()}>
        {t('verify_another')}
      </LinkButton>
    </Page>
  )
}

export default function Verify() {
  const reply = useActionData<typeof action>()
  const t = useText(certificatesMessages)
  const errors = useFormErrors(certificatesMessages, reply?.result ?? undefined)
  if (reply?.certificate) return <FoundCertificate certificate={reply.certificate} sent={reply.sent} />
  return (
    <Page title={t('verify_title')} lead={t('verify_lead')} width="reading">
      <section>
        <h2>{t('lookup_title')}</h2>
        <PdfLookup sent={reply?.sent} />
      </section>
      <section className="section">
        <h2>{t('code_title')}</h2>
        <p>{t('code_lead')}</p>
        <Form method="post" noValidate>
          <ErrorSummary errors={errors.summary} />
          <TextField
            name="code"
            label={t('verify_code')}
            hint={t('verify_code_hint')}
            className="verify-code"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={100}
            errors={errors.of('code')}
            defaultValue={errors.typed('code')}
            required
          />
          <Button>{t('verify_submit')}</Button>
        </Form>
      </section>
      <p className="section muted">{t('verify_why')}</p>
    </Page>
  )
}

export const links = certificateStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, certificatesMessages, 'verify_title')]

export const ErrorBoundary = ErrorPage
