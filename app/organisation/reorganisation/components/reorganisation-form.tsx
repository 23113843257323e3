import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { ReorganisationKind } from '#app/platform/generated/enums.ts'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import { useFormErrors, type FormErrors } from '#app/ui/use-form-errors.ts'
import { organisationMessages } from '../../messages.ts'
import { organisationKinds } from '../../structure/components/add-organisation-form.tsx'
import { reorganisationMessages } from '../messages.ts'
import type { PlaceChoice } from '../reorganisation-queries.server.ts'

export type Places = { ambiti: PlaceChoice[]; organisations: PlaceChoice[]; parts: PlaceChoice[] }

type Props = {
  kind: ReorganisationKind
  places: Places
  /** Where a split begins, once chosen. */
  place: string | null
  today: string
  reorganisationId: string
  result: SubmissionResult | undefined
  /** What was asked before, to change it. */
  asked: readonly [string, string][]
}

type Fields = Pick<Props, 'places' | 'asked'> & { errors: FormErrors }

function Choice({
  fields,
  name,
  label,
  of,
}: {
  fields: Fields
  name: string
  label: string
  of: 'ambiti' | 'organisations'
}) {
  const t = useText(reorganisationMessages)
  const typed = fields.asked.find(([field]) => field === name)?.[1]
  return (
    <Select
      name={name}
      label={label}
      options={[{ value: '', label: t('choose') }, ...fields.places[of]]}
      errors={fields.errors.of(name)}
      defaultValue={fields.errors.typed(name) ?? typed}
    />
  )
}

function Parts({ fields, name, label }: { fields: Fields; name: string; label: string }) {
  const wrong = fields.errors.of(name)
  const isAsked = (value: string) => fields.asked.some(([field, one]) => field === name && one === value)
  return (
    <fieldset className="field" id={name} aria-describedby={wrong ? `${name}-error` : undefined}>
      <legend>{label}</legend>
      {fields.places.parts.map((part) => (
        <label key={part.value} className="decide-choice">
          <input type="checkbox" name={name} value={part.value} defaultChecked={isAsked(part.value)} /> {part.label}
        </label>
      ))}
      {wrong && (
        <p className="field__error" id={`${name}-error`}>
          {wrong.join(' ')}
        </p>
      )}
    </fieldset>
  )
}

function NewName({ fields }: { fields: Fields }) {
  const t = useText(reorganisationMessages)
  return (
    <TextField
      name="name"
      label={t('name')}
      maxLength={120}
      autoComplete="off"
      errors={fields.errors.of('name')}
      defaultValue={fields.errors.typed('name') ?? fields.asked.find(([field]) => field === 'name')?.[1]}
    />
  )
}

function KindFields({ kind, fields }: { kind: ReorganisationKind; fields: Fields }) {
  const t = useText(reorganisationMessages)
  const place = useText(organisationMessages)
  const { errors } = fields
  if (kind === 'transfer')
    return (
      <>
        <Choice fields={fields} name="organisationId" label={t('organisation')} of="organisations" />
        <Choice fields={fields} name="toAmbitoId" label={t('to_ambito')} of="ambiti" />
      </>
    )
  if (kind === 'merge_ambiti')
    return (
      <>
        <Choice fields={fields} name="fromAmbitoId" label={t('from_ambito')} of="ambiti" />
        <Choice fields={fields} name="toAmbitoId" label={t('to_ambito')} of="ambiti" />
      </>
    )
  if (kind === 'merge_organisations')
    return (
      <>
        <Choice fields={fields} name="fromOrganisationId" label={t('from_organisation')} of="organisations" />
        <Choice fields={fields} name="toOrganisationId" label={t('to_organisation')} of="organisations" />
      </>
    )
  if (kind === 'split_ambito')
    return (
      <>
        <Parts fields={fields} name="organisationIds" label={t('which_organisations')} />
        <NewName fields={fields} />
        <TextField
          name="code"
          label={t('new_code')}
          hint={t('new_code_hint')}
          maxLength={12}
          autoComplete="off"
          errors={errors.of('code')}
          defaultValue={errors.typed('code') ?? fields.asked.find(([field]) => field === 'code')?.[1]}
        />
      </>
    )
  return (
    <>
      <Parts fields={fields} name="departmentIds" label={t('which_departments')} />
      <Select
        name="organisationKind"
        label={t('new_kind')}
        options={organisationKinds.map((one) => ({ value: one, label: place(`organisation_${one}`) }))}
        errors={errors.of('organisationKind')}
        defaultValue={errors.typed('organisationKind')}
      />
      <NewName fields={fields} />
    </>
  )
}

/** What a transfer, merger or split asks for; a split first asks where it begins. */
export function ReorganisationForm({ kind, places, place, today, reorganisationId, result, asked }: Props) {
  const t = useText(reorganisationMessages)
  const errors = useFormErrors(reorganisationMessages, result)
  const splits = kind === 'split_ambito' ? 'ambiti' : kind === 'split_organisation' ? 'organisations' : null
  if (splits && !place)
    return (
      <Form method="get">
        <Select
          name="place"
          label={t(kind === 'split_ambito' ? 'from_ambito_split' : 'from_organisation_split')}
          hint={t('choose_first')}
          options={places[splits]}
        />
        <Button>{t('continue')}</Button>
      </Form>
    )
  const begins = kind === 'split_ambito' ? 'fromAmbitoId' : 'fromOrganisationId'
  const from = asked.find(([field]) => field === 'from')?.[1]
  return (
    <Form method="post" noValidate>
      <ErrorSummary errors={errors.summary} />
      <input type="hidden" name="reorganisationId" value={reorganisationId} />
      {splits && <input type="hidden" name={begins} value={place ?? ''} />}
      <KindFields kind={kind} fields={{ places, asked, errors }} />
      <TextField
        name="from"
        type="date"
        label={t('from')}
        hint={t('from_hint')}
        errors={errors.of('from')}
        defaultValue={errors.typed('from') ?? from ?? today}
      />
      {kind !== 'transfer' && (
        <label className="decide-choice">
          <input
            type="checkbox"
            name="carryRoles"
            value="yes"
            defaultChecked={asked.some(([field, value]) => field === 'carryRoles' && value === 'yes')}
          />{' '}
          {t('carry')}
        </label>
      )}
      <p>
        <Button kind="outline">{t('preview')}</Button>
      </p>
    </Form>
  )
}
