import { z } from 'zod'
import { DepartmentKind, OrganisationKind } from '#app/platform/generated/enums.ts'
import { bandKeys } from './hours-bands.ts'
import { latenessKeys } from './lateness.ts'

/** The lists of people that only reports have; the others are the office's list. */
export const listKinds = ['hours', 'month', 'enrolled', 'certified'] as const
export type ListKind = (typeof listKinds)[number]

/** The query string of the reports; wrong values fall back to none. The day is read by `chooseDay`. */
export const ReportFilter = z.object({
  /** Slug of a course. */
  course: z.string().max(100).optional().catch(undefined),
  organisation: z.uuid().optional().catch(undefined),
  department: z.enum(DepartmentKind).optional().catch(undefined),
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  band: z.enum(bandKeys).optional().catch(undefined),
  /** `2026-11`. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  /** Of whom the list of people is. */
  of: z.enum(listKinds).optional().catch(undefined),
  late: z.enum(latenessKeys).optional().catch(undefined),
  /** How deep the table beneath the picture goes. */
  table: z.literal('departments').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
})
export type ReportFilter = z.infer<typeof ReportFilter>

const Count = z.number().int()
const Place = { organisationId: z.string(), organisationName: z.string() }

/**
 * `report_snapshot.figures` of `hours-bands`. Rows of null organisation are of all that is seen, of null department of all
 * its departments; whoever works in several places is one person in each sum.
 */
export const BandFigures = z.object({
  year: Count,
  /** Civil day: who works there on it is staff. */
  staffOn: z.string(),
  rows: z.array(
    z.object({
      organisationId: z.string().nullable(),
      organisationName: z.string(),
      organisationKind: z.enum(OrganisationKind).nullable(),
      departmentKind: z.enum(DepartmentKind).nullable(),
      people: Count,
      /** By `bandKeys`; together they are `people`. */
      bands: z.array(Count).length(bandKeys.length),
      /** Of everybody together. */
      minutes: Count,
    }),
  ),
})
export type BandFigures = z.infer<typeof BandFigures>

/** Of `trend`: one row a month, the oldest first. */
export const TrendFigures = z.object({
  months: z.array(
    z.object({
      month: z.string(),
      /** Its last civil day, or the as-of day of the month that is under way. */
      lastDay: z.string(),
      /** Completions within the month, each person once in a place. */
      completions: Count,
      /** On `lastDay`, as the coverage of that day has them. */
      completed: Count,
      people: Count,
    }),
  ),
})
export type TrendFigures = z.infer<typeof TrendFigures>

/** Of `outcomes`: one row a course, each person once in a place. */
export const OutcomeFigures = z.object({
  courses: z.array(
    z.object({
      slug: z.string(),
      title: z.string(),
      /** Whoever enrolled, wherever they have come to. */
      enrolled: Count,
      completed: Count,
      /** Of the completed, with a certificate that holds. */
      certified: Count,
      /** Civil days from enrolment to completion; null while nobody has completed. */
      medianDays: z.number().nullable(),
    }),
  ),
})
export type OutcomeFigures = z.infer<typeof OutcomeFigures>

/** Of `coverage`: comuni, and those of them with at least one trained person; by department among those that have it. */
const Reached = z.object({ comuni: Count, covered: Count, completed: Count })
export const ReachFigures = z.object({
  courses: z.array(
    z.object({
      slug: z.string(),
      title: z.string(),
      all: Reached,
      departments: z.partialRecord(z.enum(DepartmentKind), Reached),
    }),
  ),
})
export type ReachFigures = z.infer<typeof ReachFigures>

/** Of `overdue`: people × courses whose day has passed, by place, course and how late. */
export const OverdueFigures = z.object({
  rows: z.array(
    z.object({
      ...Place,
      courseSlug: z.string(),
      courseTitle: z.string(),
      late: z.enum(latenessKeys),
      duties: Count,
    }),
  ),
  /** People, each once however many courses they are late with. */
  people: Count,
})
export type OverdueFigures = z.infer<typeof OverdueFigures>
