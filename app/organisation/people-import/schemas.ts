import { z } from 'zod'
import { DepartmentKind, PeopleVerdict } from '#app/platform/generated/enums.ts'
import { AmbitoParams } from '../schemas.ts'

/** Bytes of a file; lines beneath the heading; columns; characters of a cell that are kept. */
export const fileLimit = 5 * 1024 * 1024
export const rowLimit = 25_000
export const columnLimit = 200
export const cellLimit = 500
/** Names of departments that a form offers to place. */
export const namesLimit = 200
/** How long an import can be taken back. */
export const undoHours = 24

/** What a column of a list of staff may say, in the order forms show it. */
export const fields = [
  'familyName',
  'givenName',
  'fullName',
  'fiscalCode',
  'email',
  'organisation',
  'department',
  'jobTitle',
  'hiredOn',
  'leftOn',
  'leaveFrom',
  'leaveTo',
] as const
export type Field = (typeof fields)[number]

/** The cells of a file as text, civil days as `2026-05-04`; `top` is the place of the heading in `rows`. */
export const PeopleTable = z.object({ rows: z.array(z.array(z.string())), top: z.number().int() })
export type PeopleTable = z.infer<typeof PeopleTable>

/** Why a file is not taken at all. */
export type FileFault =
  | 'file_empty'
  | 'no_rows'
  | 'no_heading'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'file_unzipped_large'
  | 'file_protected'
  | 'file_xls'
  | 'file_ods'
  | 'file_html'
  | 'file_pdf'
  | 'file_binary'
  | 'file_not_workbook'
  | 'file_broken'
  | 'quotes_unclosed'
  | 'several_sheets'
  | 'sheets_hidden'

/** A column by its place from 0. */
const Columns = z.partialRecord(z.enum(fields), z.number().int().nonnegative())
export type Columns = z.infer<typeof Columns>

/** Kinds of departments by their name as lists write it, folded. */
const Departments = z.record(z.string(), z.enum(DepartmentKind))
export type Departments = z.infer<typeof Departments>

export const ImportChoices = z.object({
  columns: Columns,
  departments: Departments,
  /** Where all lines work, for lists without a column that says it. */
  organisationId: z.uuid().nullable(),
})
export type ImportChoices = z.infer<typeof ImportChoices>

/** Columns by their heading, folded, because the next list may have them elsewhere. */
export const RememberedChoices = z.object({
  headings: z.partialRecord(z.enum(fields), z.string()),
  departments: Departments,
  organisationId: z.uuid().nullable(),
})
export type RememberedChoices = z.infer<typeof RememberedChoices>

/** What is wrong with a line, whatever is on record. */
export const rowReasons = [
  'line_broken',
  'formula',
  'garbled',
  'fiscal_code_missing',
  'fiscal_code_temporary',
  'fiscal_code_form',
  'fiscal_code_check',
  'name_missing',
  'name_wrong',
  'name_unsplit',
  'email_wrong',
  'hired_wrong',
  'left_wrong',
  'leave_wrong',
  'leave_order',
  'left_before_hired',
  'organisation_missing',
  'organisation_unknown',
  'organisation_ambiguous',
  'department_missing',
  'department_unknown',
  'department_ambiguous',
  'twice_in_file',
  'twice_differs',
  'works_elsewhere',
  'begins_later',
  'not_here',
] as const
export type RowReason = (typeof rowReasons)[number]
export const RowReason = z.enum(rowReasons)

const day = z.iso.date()

/** A line as it was understood, without the fiscal code. Days are civil days. */
export const StaffFacts = z.object({
  familyName: z.string(),
  givenName: z.string(),
  email: z.string(),
  /** Whether other people of the list have the same address. */
  isEmailShared: z.boolean().optional(),
  organisation: z.string(),
  department: z.string(),
  jobTitle: z.string(),
  hiredOn: day.nullable(),
  leftOn: day.nullable(),
  /** Null where the list says there is none; absent where it has no such column. */
  leave: z.object({ from: day.nullable(), to: day.nullable() }).nullable().optional(),
})
export type StaffFacts = z.infer<typeof StaffFacts>

/** What a list may correct of somebody who stays where they are. */
export const changedFields = ['name', 'email', 'jobTitle', 'hiredOn', 'leave'] as const
export type ChangedField = (typeof changedFields)[number]
/** What is left out of a line that counts otherwise. */
export const notes = ['email_shared', 'email_of_other', 'department_new', 'left_later', 'hired_later'] as const
export type Note = (typeof notes)[number]

export const VerdictDetail = z.object({
  reason: RowReason.nullable(),
  /** What is wrong with it besides. */
  more: z.array(RowReason).optional(),
  /** Other lines of the same person, of a list where one is said twice. */
  lines: z.array(z.number().int()).optional(),
  /** What may have been meant instead. */
  suggestion: z.string().optional(),
  /** Where from and where to; only within the ambito. */
  from: z.string().optional(),
  to: z.string().optional(),
  changed: z.array(z.enum(changedFields)).optional(),
  notes: z.array(z.enum(notes)).optional(),
})
export type VerdictDetail = z.infer<typeof VerdictDetail>

/** What a line wrote, and what was there before: enough to take it back. */
export const RowEffect = z.object({
  personId: z.uuid(),
  createdPerson: z.boolean(),
  /** The membership it opened, or changed on the day it began. */
  membership: z
    .object({
      id: z.uuid(),
      departmentId: z.uuid(),
      /** Its last day as the line left it; absent for none. */
      endsOn: day.nullable().optional(),
      before: z.object({ departmentId: z.uuid(), jobTitle: z.string(), hiredOn: day.nullable() }).nullable(),
    })
    .nullable(),
  /** Memberships it ended. */
  ended: z.array(z.object({ id: z.uuid(), before: day.nullable(), after: day })),
  /** Roles of contacts that ended with them. */
  grants: z.array(z.object({ id: z.uuid(), before: day.nullable(), after: day })),
  person: z
    .object({ before: z.object({ familyName: z.string(), givenName: z.string(), workEmail: z.string().nullable() }) })
    .nullable(),
  absence: z.object({ id: z.uuid(), created: z.boolean(), before: day.nullable(), after: day.nullable() }).nullable(),
})
export type RowEffect = z.infer<typeof RowEffect>

export const PeopleFile = z.object({
  file: z
    .instanceof(File, { error: 'file_missing' })
    .refine((file) => file.size > 0, 'file_missing')
    .refine((file) => file.size <= fileLimit, 'file_large'),
})

export const PeopleImportParams = AmbitoParams.extend({ importId: z.uuid() })
export const ImportIntent = z.enum(['apply', 'undo'])

/** What a page of lines shows: those of one verdict, or all. */
export const RowFilter = z.object({
  verdict: z.enum(PeopleVerdict).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
