import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { MessageValues } from '#app/platform/i18n/messages.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import { useFormErrors, type FormErrors } from '#app/ui/use-form-errors.ts'
import { structureMessages } from '../messages.ts'

export type ActReply =
  | {
      intent: string
      result: SubmissionResult
      /** What the sentences of a refusal count. */
      values?: MessageValues
    }
  | undefined

type Intent =
  | ('add-person' | 'add-department' | 'rename-department' | 'close-department' | 'rename' | 'lead' | 'close')
  | 'rename-ambito'
  | ('move' | 'cover' | 'end-counter' | 'leave' | 'absence' | 'end-absence' | 'grant')

/** What the fields of one form of several need: ids of their own, and what was refused and typed. */
export type ActFields = Pick<FormErrors, 'of' | 'typed'> & { id: (field: string) => string }

type Props = { intent: Intent; reply: ActReply; children: (fields: ActFields) => ReactNode }

/** One change, folded away until it is wanted; open where the server refused it. */
export function ActForm({ intent, reply, children }: Props) {
  const t = useText(structureMessages)
  const result = reply?.intent === intent ? reply.result : undefined
  const { of, typed, summary } = useFormErrors(structureMessages, result, reply?.values)
  const id = (field: string) => `${intent}-${field}`
  return (
    <details className="fold" open={result !== undefined || undefined}>
      <summary>{t(`do_${intent}`)}</summary>
      <Form method="post" noValidate className="fold__content">
        <ErrorSummary errors={summary.map(({ field, text }) => ({ text, ...(field ? { field: id(field) } : {}) }))} />
        <input type="hidden" name="intent" value={intent} />
        {children({ of, typed, id })}
        <Button>{t(`do_${intent}`)}</Button>
      </Form>
    </details>
  )
}

type FieldProps = { fields: ActFields; name: string; label: string }

/** A civil day; today unless another was typed. */
export function DayField({ fields, name, label, hint, today }: FieldProps & { hint?: string; today?: string }) {
  return (
    <TextField
      id={fields.id(name)}
      name={name}
      type="date"
      label={label}
      hint={hint}
      errors={fields.of(name)}
      defaultValue={fields.typed(name) ?? today ?? ''}
    />
  )
}

/** One of a list, with nothing chosen at first unless there is only one. */
export function ChoiceField({
  fields,
  name,
  label,
  options,
}: FieldProps & { options: { value: string; label: string }[] }) {
  const t = useText(structureMessages)
  const first = options.length === 1 ? [] : [{ value: '', label: t('choose') }]
  return (
    <Select
      id={fields.id(name)}
      name={name}
      label={label}
      options={[...first, ...options]}
      errors={fields.of(name)}
      defaultValue={fields.typed(name)}
    />
  )
}

export function NameField({ fields, name, label, hint }: FieldProps & { hint?: string }) {
  return (
    <TextField
      id={fields.id(name)}
      name={name}
      label={label}
      hint={hint}
      maxLength={120}
      autoComplete="off"
      errors={fields.of(name)}
      defaultValue={fields.typed(name)}
    />
  )
}
