import { z } from 'zod'
import { Slug } from '#app/platform/slug.ts'
import { ReportFormat } from '#app/platform/generated/enums.ts'
import { reportKindNames } from './kinds.ts'

export const ExportParams = z.object({ ambitoSlug: Slug, exportId: z.uuid() })

/** The query string of a page, as a form sends it along. */
export const Filters = z.string('filters_wrong').max(1000, 'filters_wrong')

/** What the buttons beneath a report ask for. */
export const RequestExport = z.object({
  kind: z.enum(reportKindNames, 'kind_wrong'),
  format: z.enum(ReportFormat, 'format_wrong'),
  search: Filters.default(''),
})
export type RequestExport = z.infer<typeof RequestExport>

/** The JSON column `report_export.part`: `VisiblePart`. */
export const ExportPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole') }),
  z.object({ kind: z.literal('part'), organisationIds: z.array(z.string()), departmentIds: z.array(z.string()) }),
])
export type ExportPart = z.infer<typeof ExportPart>

/** What a file holds of an ambito, and what somebody sees of it now: whether all of the first lies in the second (P7). */
export function coversPart(now: ExportPart, then: ExportPart): boolean {
  if (now.kind === 'whole') return true
  if (then.kind === 'whole') return false
  return (
    then.organisationIds.every((id) => now.organisationIds.includes(id)) &&
    then.departmentIds.every((id) => now.departmentIds.includes(id))
  )
}
