import { Form, useNavigation } from '@remix-run/react'
import type { SubmissionResult } from '@conform-to/dom'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { mediaFaultMessages } from '../fault-messages.ts'
import { libraryMessages } from '../library-messages.ts'
import { FactsFields } from './facts-fields.tsx'

const endings = '.jpg,.jpeg,.png,.webp,.gif,.svg,.mp4,.m4v,.webm,.mp3,.m4a,.ogg,.oga,.opus,.pdf'

/** Something for the library, with its facts. */
export function UploadForm({ result }: { result: SubmissionResult | undefined }) {
  const t = useText(libraryMessages)
  const errors = useFormErrors(mediaFaultMessages, result)
  const isSending = useNavigation().formMethod === 'POST'
  return (
    <Form method="post" encType="multipart/form-data" className="card measure" noValidate>
      <ErrorSummary errors={errors.summary} />
      <TextField
        name="file"
        type="file"
        accept={endings}
        label={t('file')}
        hint={t('add_private')}
        errors={errors.of('file')}
        required
      />
      <FactsFields errors={errors} />
      <Button aria-disabled={isSending}>{t(isSending ? 'uploading' : 'upload')}</Button>
    </Form>
  )
}
