import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select, TextArea, TextField } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import type { DraftModule } from '../../draft-outline.ts'
import { practiceMessages } from '../messages.ts'

type Props = { modules: readonly DraftModule[]; result: SubmissionResult | undefined }

const questions = ['context', 'happened', 'helped', 'worked', 'ingredients', 'doubts'] as const
const asked: readonly string[] = ['context', 'happened']

/** Questions about a case of one's work, one after the other. */
export function PracticeForm({ modules, result }: Props) {
  const t = useText(practiceMessages)
  const errors = useFormErrors(practiceMessages, result)
  return (
    <Form method="post" className="measure" noValidate>
      <ErrorSummary errors={errors.summary} />
      <Alert kind="info">
        <p>{t('no_names')}</p>
      </Alert>
      <TextField
        name="title"
        label={t('title')}
        hint={t('title_hint')}
        maxLength={300}
        autoComplete="off"
        errors={errors.of('title')}
        defaultValue={errors.typed('title')}
        required
      />
      <Select
        name="folder"
        label={t('folder')}
        defaultValue={errors.typed('folder') ?? modules.at(-1)?.folder ?? ''}
        options={[
          ...modules.map(({ folder, title }) => ({ value: folder, label: title })),
          { value: '', label: t('folder_new') },
        ]}
      />
      {questions.map((name) => (
        <TextArea
          key={name}
          name={name}
          label={t(name)}
          hint={t(`${name}_hint`)}
          rows={5}
          maxLength={4000}
          errors={errors.of(name)}
          defaultValue={errors.typed(name)}
          required={asked.includes(name)}
        />
      ))}
      <Button>{t('make')}</Button>
    </Form>
  )
}
