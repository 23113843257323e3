import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { draftMessages } from '../messages.ts'

/** Adds a lesson to a module, or a module where none is named. */
export function AddPart({ folder = '', result }: { folder?: string; result: SubmissionResult | undefined }) {
  const t = useText(draftMessages)
  const refused = result?.initialValue?.folder === folder ? result : undefined
  const errors = useFormErrors(draftMessages, refused)
  return (
    <details className="fold" open={refused !== undefined}>
      <summary>{t(folder ? 'add_lesson' : 'add_module')}</summary>
      <Form method="post" className="fold__content" noValidate>
        <ErrorSummary errors={errors.summary} />
        <input type="hidden" name="folder" value={folder} />
        <TextField
          name="title"
          id={`title-${folder}`}
          label={t(folder ? 'lesson_title' : 'module_title')}
          maxLength={300}
          autoComplete="off"
          errors={errors.of('title')}
          defaultValue={errors.typed('title')}
          required
        />
        <Button kind="outline">{t('add')}</Button>
      </Form>
    </details>
  )
}
