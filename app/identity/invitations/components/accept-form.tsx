import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { invitationMessages } from '../messages.ts'

type Props = { email: string | null; result: SubmissionResult | undefined }

/** Address and password of the account to be made; the address at work is there to be kept or changed. */
export function AcceptForm({ email, result }: Props) {
  const t = useText(invitationMessages)
  const errors = useFormErrors(invitationMessages, result)
  return (
    <Form method="post" reloadDocument noValidate>
      <ErrorSummary errors={errors.summary} />
      <TextField
        name="email"
        type="email"
        label={t('email')}
        hint={t('email_hint')}
        autoComplete="username"
        errors={errors.of('email')}
        defaultValue={errors.typed('email') ?? email ?? ''}
        required
      />
      <TextField
        name="password"
        type="password"
        label={t('password')}
        hint={t('password_hint')}
        autoComplete="new-password"
        errors={errors.of('password')}
        required
      />
      <TextField
        name="repeat"
        type="password"
        label={t('repeat')}
        autoComplete="new-password"
        errors={errors.of('repeat')}
        required
      />
      <Button>{t('accept_submit')}</Button>
    </Form>
  )
}
