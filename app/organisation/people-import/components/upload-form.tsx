import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { importMessages } from '../messages.ts'

/** Where an office sends the list of its personnel office. */
export function UploadForm({ result }: { result: SubmissionResult | undefined }) {
  const t = useText(importMessages)
  const errors = useFormErrors(importMessages, result)
  return (
    <section className="card">
      <h2 className="card__title">{t('upload_title')}</h2>
      <Form method="post" encType="multipart/form-data" noValidate>
        <ErrorSummary errors={errors.summary} />
        <p>{t('upload_hint')}</p>
        <TextField
          name="file"
          type="file"
          accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          label={t('upload_label')}
          hint={t('upload_note')}
          errors={errors.of('file')}
        />
        <Button>{t('upload_submit')}</Button>
      </Form>
    </section>
  )
}
