import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Card } from '#app/ui/components/card.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { organisationMessages } from '../../messages.ts'
import { structureMessages } from '../messages.ts'

export const organisationKinds = [
  ...(['comune', 'consortium', 'special_company', 'mountain_community'] as const),
  ...(['health_agency', 'cooperative', 'association'] as const),
] as const

/** A new organisation of an ambito: what it is, its name and since when. */
export function AddOrganisationForm({ today, result }: { today: string; result: SubmissionResult | undefined }) {
  const t = useText(structureMessages)
  const place = useText(organisationMessages)
  const errors = useFormErrors(structureMessages, result)
  const kinds = organisationKinds.map((kind) => ({ value: kind, label: place(`organisation_${kind}`) }))
  const of = (name: string) => ({ name, errors: errors.of(name) })
  return (
    <Card title={t('add_organisation')}>
      <Form method="post" noValidate>
        <ErrorSummary errors={errors.summary} />
        <Select {...of('kind')} label={t('kind')} options={kinds} defaultValue={errors.typed('kind')} />
        <TextField
          {...of('name')}
          label={t('name')}
          maxLength={120}
          autoComplete="off"
          defaultValue={errors.typed('name')}
        />
        <TextField
          {...of('ipaCode')}
          label={t('ipa_label')}
          hint={t('ipa_hint')}
          maxLength={20}
          autoComplete="off"
          defaultValue={errors.typed('ipaCode')}
        />
        <TextField
          {...of('from')}
          label={t('from_label')}
          hint={t('from_hint')}
          type="date"
          defaultValue={errors.typed('from') ?? today}
        />
        <Button>{t('add_organisation')}</Button>
      </Form>
    </Card>
  )
}
