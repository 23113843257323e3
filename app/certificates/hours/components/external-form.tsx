import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import { useFormErrors, type FormErrors } from '#app/ui/use-form-errors.ts'
import { suggestedAreas } from '../areas.ts'
import { evidenceTypes } from '../evidence-type.ts'
import { hoursMessages } from '../messages.ts'

type Props = {
  /** Made by the page. */
  externalId: string
  /** Civil day, the latest that can be. */
  today: string
  result: SubmissionResult | undefined
}

const texts = [
  ['title', 'title_label', undefined],
  ['provider', 'provider_label', 'provider_hint'],
  ['area', 'area_label', 'area_hint'],
  ['hours', 'typed_hours_label', 'typed_hours_hint'],
] as const

function TextFields({ errors }: { errors: FormErrors }) {
  const t = useText(hoursMessages)
  return (
    <>
      {texts.map(([name, label, hint]) => (
        <TextField
          key={name}
          name={name}
          label={t(label)}
          hint={hint && t(hint)}
          errors={errors.of(name)}
          defaultValue={errors.typed(name)}
          autoComplete="off"
          required
          {...(name === 'hours' ? { inputMode: 'decimal' as const, maxLength: 6 } : { maxLength: 200 })}
          {...(name === 'area' ? { list: 'areas', maxLength: 100 } : {})}
        />
      ))}
      <datalist id="areas">
        {suggestedAreas.map((area) => (
          <option key={area} value={area} />
        ))}
      </datalist>
    </>
  )
}

/** The form of a certificate from elsewhere. */
export function ExternalForm({ externalId, today, result }: Props) {
  const t = useText(hoursMessages)
  const errors = useFormErrors(hoursMessages, result)
  return (
    <Form method="post" encType="multipart/form-data" noValidate>
      <ErrorSummary errors={errors.summary} />
      <input type="hidden" name="externalId" value={errors.typed('externalId') ?? externalId} />
      <Select
        name="source"
        label={t('kind_label')}
        options={(['syllabus', 'other'] as const).map((value) => ({ value, label: t(`kind_${value}`) }))}
        defaultValue={errors.typed('source')}
        errors={errors.of('source')}
      />
      <TextFields errors={errors} />
      <TextField
        name="endedOn"
        type="date"
        label={t('ended_on_label')}
        hint={t('ended_on_hint')}
        errors={errors.of('endedOn')}
        defaultValue={errors.typed('endedOn')}
        min="2000-01-01"
        max={today}
        required
      />
      <TextField
        name="evidence"
        type="file"
        label={t('evidence_label')}
        hint={result ? `${t('evidence_hint')} ${t('evidence_again')}` : t('evidence_hint')}
        errors={errors.of('evidence')}
        accept={evidenceTypes.join(',')}
        required
      />
      <p className="muted">{t('who_sees')}</p>
      <Button>{t('new_submit')}</Button>
    </Form>
  )
}
