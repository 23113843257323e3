import { z } from 'zod'
import { isFiscalCode, normalFiscalCode } from '#app/identity/fiscal-code.ts'
import { DepartmentKind, OrganisationKind, Role } from '#app/platform/generated/enums.ts'
import { dayField } from '#app/platform/day-field.ts'
import { AmbitoParams } from '../schemas.ts'

export const OrganisationParams = AmbitoParams.extend({ organisationId: z.uuid() })
export const StaffPersonParams = AmbitoParams.extend({ personId: z.uuid() })

/** Query strings; what makes no sense falls back. */
export const StaffQuery = z.object({
  search: z.string().max(100).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  done: z.string().max(40).catch(''),
  /** A civil day: who works there on it or later, instead of today. */
  from: z.iso.date().optional().catch(undefined),
})

/** The value of a `date` column: midnight UTC. */
export const Day = dayField('day_wrong')

export const Name = z
  .string({ error: 'name_missing' })
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, 'name_missing').max(120, 'name_long'))

const JobTitle = z
  .string()
  .max(120, 'name_long')
  .transform((text) => text.trim())
  .default('')

const Chosen = z.uuid({ error: 'choice_missing' })

/** The form of a new organisation; errors are keys of `structureMessages`. */
export const AddOrganisation = z.object({
  kind: z.enum(OrganisationKind, 'kind_missing'),
  name: Name,
  ipaCode: z
    .string()
    .max(20, 'ipa_wrong')
    .transform((text) => text.trim().toLowerCase() || null)
    .pipe(
      z
        .string()
        .regex(/^[a-z0-9_]{1,20}$/, 'ipa_wrong')
        .nullable(),
    )
    .default(null),
  from: Day,
})

const FiscalCode = z
  .string({ error: 'fiscal_code_missing' })
  .max(40, 'fiscal_code_wrong')
  .transform(normalFiscalCode)
  .pipe(z.string().min(1, 'fiscal_code_missing').refine(isFiscalCode, 'fiscal_code_wrong'))

const WorkEmail = z
  .string()
  .max(254, 'email_wrong')
  .transform((text) => text.trim().toLowerCase() || null)
  .pipe(z.email('email_wrong').nullable())
  .default(null)

/** Somebody who begins to work in a department. */
const AddPerson = z.object({
  familyName: Name,
  givenName: Name,
  fiscalCode: FiscalCode,
  departmentId: Chosen,
  jobTitle: JobTitle,
  workEmail: WorkEmail,
  hiredOn: z.union([z.literal('').transform(() => null), Day], { error: 'day_wrong' }).default(null),
  from: Day,
})
export type AddPerson = z.infer<typeof AddPerson>

/** What the page of an organisation may be asked to do. */
export const OrganisationAct = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('add-department'),
    kind: z.enum(DepartmentKind, 'kind_missing'),
    name: Name,
    from: Day,
  }),
  AddPerson.extend({ intent: z.literal('add-person') }),
  z.object({ intent: z.literal('rename-department'), departmentId: Chosen, name: Name }),
  z.object({ intent: z.literal('close-department'), departmentId: Chosen, from: Day }),
  z.object({ intent: z.literal('rename'), name: Name }),
  z.object({ intent: z.literal('lead'), from: Day }),
  z.object({ intent: z.literal('close'), from: Day }),
])
export type OrganisationAct = z.infer<typeof OrganisationAct>

/** A role and the id of the place it holds in, as one value of a list: `contact:organisation:<id>`, `trainer:installation:`. */
const GrantChoice = z.string({ error: 'choice_missing' }).transform((text, context) => {
  const [role, level, id] = text.split(':')
  const parsed = z
    .object({
      role: z.enum(Role),
      level: z.enum(['installation', 'ambito', 'organisation', 'department']),
      id: z.union([z.literal(''), z.uuid()]),
    })
    .safeParse({ role, level, id })
  if (!parsed.success || (parsed.data.level === 'installation') !== (parsed.data.id === '')) {
    context.addIssue({ code: 'custom', message: 'choice_missing' })
    return z.NEVER
  }
  const at = (one: string) => (parsed.data.level === one ? parsed.data.id : null)
  return {
    role: parsed.data.role,
    ambitoId: at('ambito'),
    organisationId: at('organisation'),
    departmentId: at('department'),
  }
})

/** What the page of a person may be asked to do. */
export const PersonAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('move'), departmentId: Chosen, jobTitle: JobTitle, from: Day }),
  z.object({ intent: z.literal('cover'), departmentId: Chosen, jobTitle: JobTitle, from: Day }),
  z.object({ intent: z.literal('end-counter'), membershipId: Chosen, from: Day }),
  z.object({ intent: z.literal('leave'), organisationId: Chosen, from: Day }),
  z.object({
    intent: z.literal('absence'),
    from: Day,
    to: z.union([z.literal('').transform(() => null), Day], { error: 'day_wrong' }).default(null),
  }),
  z.object({ intent: z.literal('end-absence'), absenceId: Chosen, from: Day }),
  z.object({ intent: z.literal('grant'), grant: GrantChoice }),
  z.object({ intent: z.literal('revoke'), grantId: Chosen }),
])
export type PersonAct = z.infer<typeof PersonAct>
