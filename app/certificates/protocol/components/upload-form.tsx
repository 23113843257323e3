import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { certificatesPaths } from '../../paths.ts'
import { protocolMessages } from '../messages.ts'

/** Where an office sends the file its protocollo filled in. */
export function UploadForm({ ambitoSlug, result }: { ambitoSlug: string; result: SubmissionResult | undefined }) {
  const t = useText(protocolMessages)
  const errors = useFormErrors(protocolMessages, result)
  return (
    <section className="card">
      <h2 className="card__title">{t('upload_title')}</h2>
      <Form method="post" encType="multipart/form-data" noValidate>
        <ErrorSummary errors={errors.summary} />
        <p>
          {t('upload_hint')} <Link to={certificatesPaths.bundles({ ambitoSlug })}>{t('to_bundles')}</Link>
        </p>
        <TextField
          name="file"
          type="file"
          accept=".csv,text/csv"
          label={t('upload_label')}
          hint={t('upload_note')}
          errors={errors.of('file')}
        />
        <Button>{t('upload_submit')}</Button>
      </Form>
    </section>
  )
}
