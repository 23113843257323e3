import { z } from 'zod'
import { Slug } from '#app/platform/slug.ts'
import { isLessonPath } from '../course-source.ts'
import { limits } from '../dialect.ts'
import { mediaKinds, mediaLicences } from './licences.ts'

const line = (missing: string, long: string) => z.string(missing).trim().min(1, missing).max(300, long)

const facts = {
  title: line('title_missing', 'title_long'),
  author: line('author_missing', 'author_long'),
  licence: z.enum(mediaLicences, 'licence_missing'),
  note: z.string().trim().max(300, 'note_long').default(''),
  alt: z.string().trim().max(300, 'alt_long').default(''),
}
const leave = { path: ['note'], message: 'note_missing' }
type Facts = { licence: (typeof mediaLicences)[number]; note: string }
/** Who used something by somebody's leave says whose and when. */
const saysLeave = ({ licence, note }: Facts) => licence !== 'permission' || note !== ''

/** What is known of something in the library, whatever it is. */
export const MediaFacts = z.object(facts).refine(saysLeave, leave)
export type MediaFacts = z.infer<typeof MediaFacts>

/** Something for the library, with its facts. */
export const NewMedia = z
  .object({
    file: z
      .instanceof(File, { error: 'file_missing' })
      .refine((file) => file.size > 0, 'file_missing')
      .refine((file) => file.size <= limits.media, 'file_large'),
    ...facts,
  })
  .refine(saysLeave, leave)

/** Whose a file of a draft is. `path` as in `01-modulo/media/foto.webp`. */
export const MediaCredit = z
  .object({
    path: z.string().min(1).max(300),
    ...{ author: facts.author, licence: facts.licence, note: facts.note },
  })
  .refine(saysLeave, leave)
export type MediaCredit = z.infer<typeof MediaCredit>

/** Captions as a file of WebVTT, a transcript as text: what is not given stays as it was. */
export const Alternatives = z
  .object({
    captions: z
      .instanceof(File, { error: 'captions_large' })
      .optional()
      .transform((file) => (file && file.size > 0 ? file : undefined))
      .refine((file) => !file || file.size <= limits.text, 'captions_large'),
    transcript: z
      .string()
      .transform((text) => text.replaceAll('\r\n', '\n').trim())
      .refine((text) => new TextEncoder().encode(text).byteLength <= limits.text, 'transcript_long')
      .default(''),
  })
  .refine(({ captions, transcript }) => captions !== undefined || transcript !== '', {
    path: ['transcript'],
    message: 'alternatives_missing',
  })

export const ItemParams = z.object({ itemId: z.uuid() })

const place = z.coerce.number().int().min(0).max(1000).catch(0).default(0)
const modulePlace = z.object({
  draft: Slug,
  module: z.string().regex(/^\d{2}-[a-z0-9-]{1,100}$/),
  lesson: z.string().refine(isLessonPath).nullable().catch(null).default(null),
  at: place,
})

/**
 * What something is looked for: the module of a draft, and a lesson of it where it is to be shown at once. `at`: by which of the
 * components of its kind, from 1; 0 where that is not said.
 */
export type Place = { slug: string; folder: string; lesson: string | null; at: number }

/** The place an address names; null where there is none. */
export function placeOf({ searchParams }: URL): Place | null {
  const read = modulePlace.safeParse(Object.fromEntries(searchParams))
  if (!read.success) return null
  const { draft, module: folder, lesson, at } = read.data
  return { slug: draft, folder, lesson: lesson?.startsWith(`${folder}/`) ? lesson : null, at }
}

/** What the library shows. `page` counts from 1. */
export const LibraryQuery = z.object({
  q: z.string().trim().max(100).catch(''),
  kind: z.enum(mediaKinds).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type LibraryQuery = z.infer<typeof LibraryQuery>

/** Something of the library put into a module of a draft. */
export const PlacedMedia = z.object({
  intent: z.literal('place'),
  itemId: z.uuid('item_gone'),
  folder: z.string().min(1).max(120),
  /** Shown in this lesson at once. */
  lesson: z.string().max(300, 'lesson_missing').optional(),
  at: place,
})

/** A file of a draft put at the end of a lesson, or taken out. `path` as in `01-modulo/media/foto.webp`. */
export const DraftMediaAct = z.discriminatedUnion('intent', [
  PlacedMedia,
  z.object({
    intent: z.literal('insert'),
    path: z.string().min(1).max(300),
    lesson: z.string('lesson_missing').min(1, 'lesson_missing').max(300),
  }),
  z.object({ intent: z.literal('remove'), path: z.string().min(1).max(300) }),
])
export type DraftMediaAct = z.infer<typeof DraftMediaAct>
