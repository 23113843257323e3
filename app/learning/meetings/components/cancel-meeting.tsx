import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextArea } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { planMessages } from '../office-messages.ts'

/** The way to cancel a meeting, with its reason. */
export function CancelMeeting({ result }: { result: SubmissionResult | undefined }) {
  const t = useText(planMessages)
  const errors = useFormErrors(planMessages, result)
  return (
    <section className="section card" aria-labelledby="cancel-title">
      <h2 id="cancel-title" className="card__title">
        {t('cancel_title')}
      </h2>
      <p>{t('cancel_lead')}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="intent" value="cancel" />
        <ErrorSummary errors={errors.summary} />
        <TextArea
          name="reason"
          rows={2}
          maxLength={500}
          label={t('cancel_reason')}
          hint={t('cancel_reason_hint')}
          errors={errors.of('reason')}
          defaultValue={errors.typed('reason')}
        />
        <Button kind="danger">{t('cancel_submit')}</Button>
      </Form>
    </section>
  )
}
