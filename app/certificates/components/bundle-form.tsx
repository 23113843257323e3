import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { organisationMessages } from '#app/organisation/messages.ts'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { certificatesMessages } from '../messages.ts'

type Option = { value: string; label: string }

/** Course, day and place of the certificates an office wants in one file. */
export function BundleForm({
  courses,
  organisations,
  today,
  result,
}: {
  courses: Option[]
  organisations: Option[]
  /** The last day that can be asked for. */
  today: string
  result: SubmissionResult | undefined
}) {
  const t = useText(certificatesMessages)
  const departments = useText(organisationMessages)
  const errors = useFormErrors(certificatesMessages, result)
  const kinds = Object.values(DepartmentKind).map((kind) => ({ value: kind, label: departments(`department_${kind}`) }))
  const choices = [
    ['course', t('bundle_course'), courses],
    ['organisation', t('bundle_organisation'), [{ value: '', label: t('bundle_all_organisations') }, ...organisations]],
    ['department', t('bundle_department'), [{ value: '', label: t('bundle_all_departments') }, ...kinds]],
  ] as const
  return (
    <Form method="post" noValidate className="bundle-form">
      <ErrorSummary errors={errors.summary} />
      <div className="bundle-form__fields">
        {choices.map(([name, label, options]) => (
          <Select
            key={name}
            name={name}
            label={label}
            options={[...options]}
            errors={errors.of(name)}
            defaultValue={errors.typed(name)}
          />
        ))}
        <TextField
          name="asOf"
          type="date"
          label={t('bundle_as_of')}
          hint={t('bundle_as_of_hint')}
          max={today}
          errors={errors.of('asOf')}
          defaultValue={errors.typed('asOf')}
        />
      </div>
      <Button>{t('bundle_submit')}</Button>
    </Form>
  )
}
