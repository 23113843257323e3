import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { officeHoursMessages } from '../messages.ts'

/** The target of the ambito, in whole hours. */
export function TargetForm({ target, result }: { target: number; result: SubmissionResult | undefined }) {
  const t = useText(officeHoursMessages)
  const errors = useFormErrors(officeHoursMessages, result)
  return (
    <section className="section" aria-labelledby="target-title">
      <h2 id="target-title">{t('target_title')}</h2>
      <Form method="post" noValidate>
        <ErrorSummary errors={errors.summary} />
        <TextField
          name="hours"
          label={t('target_label')}
          hint={t('target_hint')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
          errors={errors.of('hours')}
          defaultValue={errors.typed('hours') ?? String(Math.round(target / 60))}
          required
        />
        <Button kind="outline">{t('target_submit')}</Button>
      </Form>
    </section>
  )
}
