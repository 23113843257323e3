import { z } from 'zod'
import { Slug } from '#app/platform/slug.ts'
import { limits } from '../dialect.ts'

const title = z.string().trim().min(1, 'title_missing').max(300, 'title_long')

/** A course begun from nothing. `slug` is its address and id. */
export const NewCourse = z.object({
  title,
  slug: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9-]*$/, 'slug_form')
    .max(limits.id, 'slug_form'),
})
export type NewCourse = z.infer<typeof NewCourse>

/** A text to save: characters, with the revision it was read at. Browsers send lines ended by CR LF. */
export const SavedText = z.object({
  text: z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .refine((text) => new TextEncoder().encode(text).byteLength <= limits.text, 'text_long'),
  revision: z.coerce.number().int().min(0),
})
export type SavedText = z.infer<typeof SavedText>

/** A module or a lesson added at the end of what there is. */
export const NewPart = z.object({ title, folder: z.string().default('') })

export const DraftParams = z.object({ slug: Slug })
