import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { textOf } from '#app/platform/form-text.ts'
import { z } from 'zod'
import { fields, ImportChoices, namesLimit } from './schemas.ts'

const kinds = z.enum(DepartmentKind)

/** What a form says of columns and departments; a field left empty says nothing. */
export function readChoices(form: FormData): ImportChoices {
  const columns = fields.flatMap((field) => {
    const at = textOf(form, `column-${field}`)
    return /^\d{1,3}$/.test(at) ? [[field, Number(at)] as const] : []
  })
  const departments = Array.from({ length: namesLimit }, (_, index) => index).flatMap((index) => {
    const name = textOf(form, `name-${index}`).slice(0, 500)
    const kind = kinds.safeParse(textOf(form, `kind-${index}`))
    return name !== '' && kind.success ? [[name, kind.data] as const] : []
  })
  const organisationId = z.uuid().safeParse(textOf(form, 'organisationId'))
  return ImportChoices.parse({
    columns: Object.fromEntries(columns),
    departments: Object.fromEntries(departments),
    organisationId: organisationId.success ? organisationId.data : null,
  })
}
