import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button, type ButtonKind } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextArea, TextField } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { sealMessages } from '../messages.ts'
import type { OfficeCertificate } from '../office-certificate.server.ts'
import { sealPaths } from '../paths.ts'
import { leastReason } from '../schemas.ts'

export type RefusedAct = { intent: string; result: SubmissionResult; number?: string } | undefined
type Intent = 'sign' | 'replace' | 'revoke'

/** The errors of one of the page's forms; the others were not sent. */
function useErrorsOf(intent: Intent, refused: RefusedAct) {
  const own = refused?.intent === intent ? refused : undefined
  const errors = useFormErrors(sealMessages, own?.result, {
    number: own?.number ?? '',
    least: leastReason,
  })
  const summary = errors.summary.map(({ field, text }) => ({ text, ...(field && { field: `${intent}-${field}` }) }))
  return { ...errors, summary, isRefused: own !== undefined }
}

function SignForm({ refused }: { refused: RefusedAct }) {
  const t = useText(sealMessages)
  const errors = useErrorsOf('sign', refused)
  return (
    <Form method="post" encType="multipart/form-data" noValidate className="form">
      <ErrorSummary errors={errors.summary} />
      <TextField
        type="file"
        name="file"
        id="sign-file"
        accept="application/pdf,.pdf"
        label={t('sign_file')}
        hint={t('sign_hint')}
        errors={errors.of('file')}
        required
      />
      <Button name="intent" value="sign" kind="outline">
        {t('sign_submit')}
      </Button>
    </Form>
  )
}

/** A form that asks why; opened when wanted, or when something is missing in it. */
function ReasonForm({
  intent,
  kind,
  refused,
  children,
}: {
  intent: 'replace' | 'revoke'
  kind: ButtonKind
  refused: RefusedAct
  children?: ReactNode
}) {
  const t = useText(sealMessages)
  const errors = useErrorsOf(intent, refused)
  return (
    <details className="act" open={errors.isRefused}>
      <summary>{t(`${intent}_title`)}</summary>
      <p>{t(`${intent}_lead`)}</p>
      <Form method="post" noValidate className="form">
        <ErrorSummary errors={errors.summary} />
        <TextArea
          name="reason"
          id={`${intent}-reason`}
          label={t('reason')}
          hint={t('reason_hint', { least: leastReason })}
          maxLength={500}
          errors={errors.of('reason')}
          defaultValue={errors.typed('reason')}
          required
        />
        {children}
        <Button name="intent" value={intent} kind={kind}>
          {t(`${intent}_submit`)}
        </Button>
      </Form>
    </details>
  )
}

/** What the office does with a certificate: sign, replace, revoke; only what its state allows. */
export function CertificateActs({ certificate, refused }: { certificate: OfficeCertificate; refused: RefusedAct }) {
  const t = useText(sealMessages)
  const { status, ambito } = certificate
  return (
    <>
      {status === 'valid' && (
        <section className="section">
          <h2>{t('sign_title')}</h2>
          <p>
            {t('sign_lead')} <Link to={sealPaths.signed({ ambitoSlug: ambito.slug })}>{t('sign_many')}</Link>
          </p>
          <SignForm refused={refused} />
        </section>
      )}
      {status !== 'replaced' && <ReasonForm intent="replace" kind="primary" refused={refused} />}
      {status === 'valid' && (
        <ReasonForm intent="revoke" kind="danger" refused={refused}>
          <div className="field">
            <label>
              <input type="checkbox" name="publicReason" aria-describedby="public-hint" /> {t('revoke_public')}
            </label>
            <p className="field__hint" id="public-hint">
              {t('revoke_public_hint')}
            </p>
          </div>
          <div className="field">
            <label>
              <input type="checkbox" name="mayRetake" aria-describedby="retake-hint" /> {t('revoke_retake')}
            </label>
            <p className="field__hint" id="retake-hint">
              {t('revoke_retake_hint')}
            </p>
          </div>
        </ReasonForm>
      )}
    </>
  )
}
