import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { languageName } from '#app/platform/i18n/language-names.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { courseLanguages } from '../../course-languages.ts'
import { translationMessages } from '../messages.ts'

type Props = { language: string; result: SubmissionResult | undefined }

/** Begins the translation of a course written in a language into another. */
export function TranslateForm({ language, result }: Props) {
  const t = useText(translationMessages)
  const errors = useFormErrors(translationMessages, result)
  const others = courseLanguages.filter((one) => one !== language)
  return (
    <Form method="post" className="section measure" noValidate>
      <h3>{t('translate')}</h3>
      <p className="muted">{t('translate_what')}</p>
      <ErrorSummary errors={errors.summary} />
      <Select
        name="language"
        label={t('language')}
        errors={errors.of('language')}
        defaultValue={errors.typed('language') ?? others[0]}
        options={others.map((one) => ({ value: one, label: languageName(one) }))}
      />
      <Button kind="outline" name="intent" value="translate">
        {t('open')}
      </Button>
    </Form>
  )
}
