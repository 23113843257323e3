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

type Choices = {
  courses: Option[]
  organisations: Option[]
  editions: { id: string; name: string | null; courseTitle: string }[]
  /** The last day that can be asked for. */
  today: string
}
type Errors = ReturnType<typeof useFormErrors>

function Places({ courses, organisations, editions, errors }: Omit<Choices, 'today'> & { errors: Errors }) {
  const t = useText(certificatesMessages)
  const departments = useText(organisationMessages)
  const kinds = Object.values(DepartmentKind).map((kind) => ({ value: kind, label: departments(`department_${kind}`) }))
  const runs = editions.map(({ id, name, courseTitle }) => ({
    value: id,
    label: `${courseTitle}: ${name ?? t('bundle_standing_edition')}`,
  }))
  const choices = [
    ['course', t('bundle_course'), courses],
    ['edition', t('bundle_edition'), [{ value: '', label: t('bundle_all_editions') }, ...runs]],
    ['organisation', t('bundle_organisation'), [{ value: '', label: t('bundle_all_organisations') }, ...organisations]],
    ['department', t('bundle_department'), [{ value: '', label: t('bundle_all_departments') }, ...kinds]],
  ] as const
  return choices.map(([name, label, options]) => (
    <Select
      key={name}
      name={name}
      label={label}
      options={[...options]}
      errors={errors.of(name)}
      defaultValue={errors.typed(name)}
    />
  ))
}

function Days({ today, errors }: { today: string; errors: Errors }) {
  const t = useText(certificatesMessages)
  const days = [
    ['asOf', t('bundle_as_of'), t('bundle_as_of_hint')],
    ['issuedFrom', t('bundle_issued_from'), t('bundle_issued_hint')],
    ['issuedTo', t('bundle_issued_to'), t('bundle_issued_hint')],
  ] as const
  return days.map(([name, label, hint]) => (
    <TextField
      key={name}
      name={name}
      type="date"
      label={label}
      hint={hint}
      max={today}
      errors={errors.of(name)}
      defaultValue={errors.typed(name)}
    />
  ))
}

/** Course, edition, place, days and people of the certificates an office wants in one file. */
export function BundleForm({ today, result, ...places }: Choices & { result: SubmissionResult | undefined }) {
  const t = useText(certificatesMessages)
  const errors = useFormErrors(certificatesMessages, result)
  return (
    <Form method="post" noValidate className="bundle-form">
      <ErrorSummary errors={errors.summary} />
      <div className="bundle-form__fields">
        <Places {...places} errors={errors} />
        <Days today={today} errors={errors} />
        <TextField
          name="search"
          type="search"
          label={t('bundle_search_label')}
          hint={t('bundle_search_hint')}
          errors={errors.of('search')}
          defaultValue={errors.typed('search')}
        />
      </div>
      <Button>{t('bundle_submit')}</Button>
    </Form>
  )
}
