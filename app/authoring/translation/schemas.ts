import { z } from 'zod'
import { courseLanguages } from '../course-languages.ts'

/** Into which language a course is to be translated; errors are keys of `translationMessages`. */
export const TranslateCourse = z.object({
  intent: z.literal('translate'),
  language: z.enum(courseLanguages, 'language_missing'),
})
