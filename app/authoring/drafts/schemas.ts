import { z } from 'zod'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { locales } from '#app/platform/i18n/messages.ts'
import { Slug } from '#app/platform/slug.ts'
import { limits } from '../dialect.ts'
import { realPersonKinds } from './real-people.ts'

const title = z.string('title_missing').trim().min(1, 'title_missing').max(300, 'title_long')

const revision = z.coerce.number().int().min(0).max(1_000_000_000)

/** A course begun from nothing. `slug` is its address and id. */
export const NewCourse = z.object({
  title,
  slug: z
    .string('slug_form')
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

/** The same while it is written, `save` when it is to be kept. */
export const LiveText = SavedText.extend({
  path: z.string().min(1).max(300),
  counter: z.enum(DepartmentKind).nullable().catch(null),
  /** Of the page around the lesson; null: the author's. */
  language: z.enum(locales).nullable().catch(null),
  save: z
    .literal('1')
    .optional()
    .transform((one) => one !== undefined),
})

/** A module or a lesson added at the end of what there is. */
export const NewPart = z.object({ title, folder: z.string().default('') })

/** What is done with a part: a lesson by its path, a module by its folder. */
export const ArrangedPart = z.discriminatedUnion('arrange', [
  z.object({ arrange: z.enum(['up', 'down', 'remove']), part: z.string().min(1).max(300) }),
  z.object({ arrange: z.literal('rename'), part: z.string().min(1).max(300), title }),
  /** To the end of another module. */
  z.object({
    arrange: z.literal('away'),
    part: z.string().min(1).max(300),
    folder: z.string('module_choose').min(1, 'module_choose').max(300),
  }),
])
export type ArrangedPart = z.infer<typeof ArrangedPart>

/** A text of a draft at a revision. */
export const VersionQuery = z.object({
  path: z.string().min(1).max(300),
  revision,
  /** What was made of it then, and not what has become of it since. */
  only: z
    .literal('1')
    .optional()
    .catch(undefined)
    .transform((one) => one !== undefined),
  /** Line by line, and not as it is drawn. */
  lines: z
    .literal('1')
    .optional()
    .catch(undefined)
    .transform((one) => one !== undefined),
})

/** A draft as it was at a revision. */
export const PointQuery = z.object({ revision })
/** The same, from the draft at `base`. */
export const RestoredPoint = z.object({ revision, base: revision })

export const DraftParams = z.object({ slug: Slug })

export const Decision = z.object({
  decision: z.enum(['approved', 'returned']),
  note: z.string().trim().max(4000, 'note_long').default(''),
})
export type Decision = z.infer<typeof Decision>

/** `line` counts from 1. */
export const NewComment = z.object({
  path: z.string().min(1).max(300),
  line: z.coerce.number('line_number').int('line_number').min(1, 'line_number').max(100_000, 'line_number'),
  /** The words of the block it is about. */
  quote: z.string().max(400).default(''),
  text: z.string('comment_missing').trim().min(1, 'comment_missing').max(4000, 'note_long'),
})
export type NewComment = z.infer<typeof NewComment>

export const NewReply = z.object({
  commentId: z.uuid(),
  text: z.string('reply_missing').trim().min(1, 'reply_missing').max(4000, 'note_long'),
})
export type NewReply = z.infer<typeof NewReply>

export const SettledComment = z.object({ settle: z.uuid() })

export const Explanation = z.object({
  kind: z.enum(realPersonKinds),
  words: z.string().min(1).max(300),
  reason: z.string('reason_missing').trim().min(1, 'reason_missing').max(500, 'reason_long'),
})
export type Explanation = z.infer<typeof Explanation>
