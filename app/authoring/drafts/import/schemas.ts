import { z } from 'zod'
import { splits } from './cut-lessons.ts'

/** Bytes of a file: the ZIP of a course with its films, or a document of Word with its pictures. */
export const fileLimit = 60_000_000
/** Bytes of a file that is all text. */
export const textLimit = 5_500_000
/** Hours a file waits for its report to be read. */
export const keptHours = 24

export const ImportFile = z.object({
  file: z
    .instanceof(File, { error: 'file_missing' })
    .refine((file) => file.size > 0, 'file_missing')
    .refine((file) => file.size <= fileLimit, 'file_large'),
})

export const UploadParams = z.object({ uploadId: z.uuid() })
export const SplitQuery = z.enum(splits).catch('one')

/** What the report was of, so that nothing else is written than what it showed. */
export const ConfirmedFolder = z.object({ base: z.string().min(1).max(100) })

/**
 * Where the lessons go: the folder of a module, or a new one by its title; of questions which, and the lesson they come
 * into instead.
 */
export const PlacedLessons = z
  .object({
    split: z.enum(splits),
    folder: z.string().max(200).default(''),
    moduleTitle: z.string().trim().max(300, 'title_long').default(''),
    lesson: z.string().max(300).optional(),
    choosing: z.literal('1').optional(),
    question: z.array(z.coerce.number().int().min(0).max(100_000), 'question_none').optional(),
  })
  .refine(({ choosing, question }) => choosing === undefined || (question?.length ?? 0) > 0, {
    path: ['question'],
    message: 'question_none',
  })
  .refine(({ folder, moduleTitle, lesson }) => Boolean(folder || moduleTitle || lesson), {
    path: ['moduleTitle'],
    message: 'module_title_missing',
  })
export type PlacedLessons = z.infer<typeof PlacedLessons>
