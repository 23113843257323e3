import { z } from 'zod'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { courseLanguages } from '../../course-languages.ts'

const line = (missing: string, most: number) =>
  z
    .string(missing)
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, missing).max(most, 'text_long'))

const split = (text: string): string[] => text.split('\n').flatMap((one) => one.replace(/^[-–•*\s]+/, '').trim() || [])
const entry = z.string().max(300, 'line_long')
/** An entry a line; at least one. */
const lines = (missing: string) =>
  z.string(missing).transform(split).pipe(z.array(entry).min(1, missing).max(50, 'lines_many'))

const revision = z.coerce.number().int().min(0)

/** The facts of a module, by its folder. */
const ModuleFacts = z.object({
  revision,
  folder: z.string().min(1).max(300),
  title: line('title_missing', 300),
  aims: lines('aims_missing'),
})
export type ModuleFacts = z.infer<typeof ModuleFacts>

/**
 * The facts of a course and of its modules, as their form sends them, each with the revision it was read at. Errors are
 * keys of `factsMessages`.
 */
export const Facts = z.object({
  revision,
  title: line('title_missing', 300),
  summary: line('summary_missing', 1000),
  language: z.enum(courseLanguages, 'language_missing'),
  threshold: z.coerce
    .number('threshold_number')
    .int('threshold_number')
    .min(1, 'threshold_number')
    .max(100, 'threshold_number'),
  audience: z.array(z.enum(DepartmentKind), 'audience_missing').min(1, 'audience_missing'),
  competences: lines('competences_missing'),
  authors: lines('authors_missing'),
  licence: line('licence_missing', 300),
  area: z.string().trim().max(100, 'area_long').default(''),
  notes: z.string().trim().max(2000, 'text_long').default(''),
  modules: z.array(ModuleFacts).max(99, 'lines_many').default([]),
})
export type Facts = z.infer<typeof Facts>
