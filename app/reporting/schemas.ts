import { z } from 'zod'
import { DepartmentKind, OrganisationKind } from '#app/platform/generated/enums.ts'

/** People and minutes of one cell, row or whole matrix. People are counted once in each. */
export const CoverageCounts = z.object({
  /** People at work there on the day, enrolled or not. */
  people: z.number().int(),
  /** Enrolled and not yet begun. */
  enrolled: z.number().int(),
  underWay: z.number().int(),
  completed: z.number().int(),
  /** Credited minutes. */
  minutes: z.number().int(),
})
export type CoverageCounts = z.infer<typeof CoverageCounts>

export const CoverageRow = z.object({
  organisationId: z.uuid(),
  organisationName: z.string(),
  organisationKind: z.enum(OrganisationKind),
  total: CoverageCounts,
  cells: z.partialRecord(z.enum(DepartmentKind), CoverageCounts.extend({ departmentIds: z.array(z.uuid()) })),
})
export type CoverageRow = z.infer<typeof CoverageRow>

/** The JSON column `coverage_snapshot.matrix`. */
export const CoverageMatrix = z.object({ rows: z.array(CoverageRow) })
export type CoverageMatrix = z.infer<typeof CoverageMatrix>

/** States of a person in a course on a day; `not_enrolled` completes the denominator. */
export const personStates = ['completed', 'under_way', 'enrolled', 'not_enrolled'] as const

const isoDate = z.iso.date().refine((value) => value >= '2000-01-01' && value <= '2100-12-31')

/** The query string of the office's pages; wrong values fall back to none. */
export const OfficeFilter = z.object({
  course: z.string().max(100).optional().catch(undefined),
  asOf: isoDate.optional().catch(undefined),
  organisation: z.uuid().optional().catch(undefined),
  department: z.enum(DepartmentKind).optional().catch(undefined),
  state: z.enum(personStates).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
})
export type OfficeFilter = z.infer<typeof OfficeFilter>
