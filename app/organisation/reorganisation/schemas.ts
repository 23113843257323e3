import { z } from 'zod'
import { OrganisationKind, ReorganisationKind } from '#app/platform/generated/enums.ts'
import { Day, Name } from '../structure/schemas.ts'

export const ReorganisationParams = z.object({ kind: z.enum(ReorganisationKind) })

const Chosen = z.uuid({ error: 'choice_missing' })
const Several = z
  .union([z.array(z.uuid()), z.uuid().transform((one) => [one])], { error: 'several_missing' })
  .pipe(z.array(z.uuid()).min(1, 'several_missing').max(500, 'several_missing'))

/** Prefix of certificate numbers; `SGUARDI` is that of people without an ambito. */
const Code = z
  .string({ error: 'code_missing' })
  .transform((text) => text.trim().toUpperCase())
  .pipe(
    z
      .string()
      .regex(/^[A-Z][A-Z0-9]{1,11}$/, 'code_wrong')
      .refine((code) => code !== 'SGUARDI', 'code_taken'),
  )

/** What every form has: `reorganisationId` is made by its page, and says that one is confirmed once. */
const every = {
  reorganisationId: z.uuid(),
  from: Day,
  /** Whether who has a role in the old place gets it in the new one as well. */
  carryRoles: z.enum(['yes', 'no']).default('no'),
  /** Of the preview that is confirmed; none to see it first. */
  fingerprint: z.string().max(64).default(''),
}

/** A transfer, merger or split as its form asks for it; errors are keys of `reorganisationMessages`. */
export const AskedReorganisation = z.discriminatedUnion('kind', [
  z.object({ ...every, kind: z.literal('transfer'), organisationId: Chosen, toAmbitoId: Chosen }),
  z.object({ ...every, kind: z.literal('merge_ambiti'), fromAmbitoId: Chosen, toAmbitoId: Chosen }),
  z.object({
    ...every,
    kind: z.literal('split_ambito'),
    fromAmbitoId: Chosen,
    organisationIds: Several,
    name: Name,
    code: Code,
  }),
  z.object({ ...every, kind: z.literal('merge_organisations'), fromOrganisationId: Chosen, toOrganisationId: Chosen }),
  z.object({
    ...every,
    kind: z.literal('split_organisation'),
    fromOrganisationId: Chosen,
    departmentIds: Several,
    organisationKind: z.enum(OrganisationKind, 'kind_missing'),
    name: Name,
  }),
])
export type AskedReorganisation = z.infer<typeof AskedReorganisation>

/** The form of an ambito's new name; errors are keys of `structureMessages`. */
export const RenameAmbito = z.object({ intent: z.literal('rename-ambito'), ambitoId: Chosen, name: Name })

/** What a reorganisation changes, as its preview shows it and its row keeps it. */
export const ReorganisationDetail = z.object({
  fromName: z.string(),
  toName: z.string(),
  /** Organisations that pass to another ambito or end, by name. */
  organisations: z.array(z.string()),
  /** Departments that pass to another organisation, by name. */
  departments: z.array(z.string()),
  people: z.number().int(),
  /** Roles held in the old places, and those given in the new ones. */
  roles: z.number().int(),
  carried: z.number().int(),
  /** Codes that number certificates until the day and from it on. */
  fromCode: z.string().nullable(),
  toCode: z.string().nullable(),
})
export type ReorganisationDetail = z.infer<typeof ReorganisationDetail>

/** Where a split begins; what makes no sense is none. */
export const SplitQuery = z.object({ place: z.uuid().nullable().catch(null).default(null) })
