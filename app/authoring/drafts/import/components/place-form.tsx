import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import type { DraftModule } from '../../draft-outline.ts'
import type { Split } from '../cut-lessons.ts'
import { importMessages } from '../messages.ts'

type Props = { split: Split; count: number; modules: readonly DraftModule[]; result: SubmissionResult | undefined }

/** Where the lessons go, and the button that writes them. */
export function PlaceForm({ split, count, modules, result }: Props) {
  const t = useText(importMessages)
  const errors = useFormErrors(importMessages, result)
  const options = [
    ...modules.map(({ folder, title }) => ({ value: folder, label: title })),
    { value: '', label: t('place_new') },
  ]
  return (
    <Form method="post" className="section measure" noValidate>
      <h2>{t('place_title')}</h2>
      <ErrorSummary errors={errors.summary} />
      <input type="hidden" name="split" value={split} />
      <Select
        name="folder"
        label={t('place')}
        defaultValue={errors.typed('folder') ?? (result ? '' : modules.at(-1)?.folder)}
        options={options}
      />
      <TextField
        name="moduleTitle"
        label={t('module_title')}
        hint={t('module_title_hint')}
        maxLength={300}
        autoComplete="off"
        errors={errors.of('moduleTitle')}
        defaultValue={errors.typed('moduleTitle')}
      />
      <Button>{t('confirm_lessons', { count })}</Button>
    </Form>
  )
}
