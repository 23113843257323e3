import { Form } from '@remix-run/react'
import { organisationMessages } from '#app/organisation/messages.ts'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Select } from '#app/ui/components/field.tsx'
import type { ImportColumns } from '../import-queries.server.ts'
import { importMessages } from '../messages.ts'
import { fields, type Field } from '../schemas.ts'

function ColumnSelect({ field, list }: { field: Field; list: ImportColumns }) {
  const t = useText(importMessages)
  const at = list.choices.columns[field]
  const samples = list.columns.find((column) => column.at === at)?.samples ?? []
  const options = list.columns.map((column) => ({
    value: String(column.at),
    label: column.heading || t('column_unnamed', { number: column.at + 1 }),
  }))
  return (
    <Select
      name={`column-${field}`}
      label={t(`field_${field}`)}
      hint={samples.length > 0 ? t('column_sample', { samples: samples.join(' · ') }) : undefined}
      defaultValue={at === undefined ? '' : String(at)}
      options={[{ value: '', label: t('column_none') }, ...options]}
    />
  )
}

function Departments({ list }: { list: ImportColumns }) {
  const t = useText(importMessages)
  const names = useText(organisationMessages)
  if (list.unknown.length === 0) return null
  const kinds = Object.values(DepartmentKind).map((value) => ({ value, label: names(`department_${value}`) }))
  return (
    <fieldset className="import-columns">
      <legend>{t('departments_title')}</legend>
      <p>{t('departments_hint')}</p>
      <div className="bundle-form__fields">
        {list.unknown.map(({ key, name, lines }, index) => (
          <div key={key}>
            <input type="hidden" name={`name-${index}`} value={key} />
            <Select
              name={`kind-${index}`}
              label={name}
              hint={t('department_lines', { count: lines })}
              defaultValue={list.choices.departments[key] ?? ''}
              options={[{ value: '', label: t('department_leave') }, ...kinds]}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}

/** What the columns of a list are, guessed, and of what kind the departments it names; both can be changed. */
export function ColumnsForm({ list }: { list: ImportColumns }) {
  const t = useText(importMessages)
  const organisations = list.organisations.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form method="post">
      <fieldset className="import-columns">
        <legend>{t('columns_fields')}</legend>
        <div className="bundle-form__fields">
          {fields.map((field) => (
            <ColumnSelect key={field} field={field} list={list} />
          ))}
          <Select
            name="organisationId"
            label={t('whole_organisation')}
            hint={t('whole_hint')}
            defaultValue={list.choices.organisationId ?? ''}
            options={[{ value: '', label: t('whole_none') }, ...organisations]}
          />
        </div>
        <p className="muted small">{t('departments_refresh')}</p>
        <Button kind="outline" name="intent" value="save">
          {t('save_submit')}
        </Button>
      </fieldset>
      <Departments list={list} />
      <Button name="intent" value="try">
        {t('try_submit')}
      </Button>
    </Form>
  )
}
