import { z } from 'zod'
import { DepartmentKind, OrganisationKind } from '#app/platform/generated/enums.ts'

/**
 * What a person is in a course on a day, each person exactly one in a place, the first that holds. `trained_elsewhere`
 * works here and completed it where they worked before (P6): nobody needs to be chased.
 */
export const personStates = ['completed', 'under_way', 'enrolled', 'trained_elsewhere', 'not_enrolled'] as const
export type PersonState = (typeof personStates)[number]

/** What a list can be filtered by: one state, or everybody a course is still missing for. */
export const stateFilters = ['missing', ...personStates] as const
export type StateFilter = (typeof stateFilters)[number]

const Count = z.number().int()

/** People by state, and credited minutes, of one cell, row or whole matrix. The five states add up to `people`. */
export const CoverageCounts = z.object({
  /** People at work there on the day, and those who completed the course there and have left since. */
  people: Count,
  completed: Count,
  under_way: Count,
  enrolled: Count,
  trained_elsewhere: Count,
  not_enrolled: Count,
  /** Credited minutes, counted where the person mainly works. */
  minutes: Count,
})
export type CoverageCounts = z.infer<typeof CoverageCounts>

export const CoverageRow = z.object({
  organisationId: z.string(),
  organisationName: z.string(),
  organisationKind: z.enum(OrganisationKind),
  /** False for one that has left the ambito: its completions of before stay here (P6). */
  belongs: z.boolean(),
  total: CoverageCounts,
  cells: z.partialRecord(z.enum(DepartmentKind), CoverageCounts.extend({ departmentIds: z.array(z.string()) })),
})
export type CoverageRow = z.infer<typeof CoverageRow>

/** The JSON column `coverage_snapshot.matrix`. Comuni first, then by name. */
export const CoverageMatrix = z.object({ rows: z.array(CoverageRow) })
export type CoverageMatrix = z.infer<typeof CoverageMatrix>

/** What a list is ordered by, and in front the minus of the other way round; else by place and then name. */
export const peopleSorts = [
  'name',
  '-name',
  'state',
  '-state',
  'enrolled',
  '-enrolled',
  'completed',
  '-completed',
  'hours',
  '-hours',
] as const
export type PeopleSort = (typeof peopleSorts)[number]

/** The query string of the office's pages; wrong values fall back to none. The day is read by `chooseDay`. */
export const OfficeFilter = z.object({
  course: z.string().max(100).optional().catch(undefined),
  organisation: z.uuid().optional().catch(undefined),
  organisationKind: z.enum(OrganisationKind).optional().catch(undefined),
  department: z.enum(DepartmentKind).optional().catch(undefined),
  state: z.enum(stateFilters).optional().catch(undefined),
  /** Names or a fiscal code, as typed. */
  search: z.string().trim().max(100).optional().catch(undefined),
  sort: z.enum(peopleSorts).optional().catch(undefined),
  /** How deep the table beneath the picture goes. */
  table: z.literal('departments').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
})
export type OfficeFilter = z.infer<typeof OfficeFilter>
