import { z } from 'zod'

/** Characters of a form's text before it is looked at; each kind of text has a limit of its own below it. */
const formText = z.string().trim().max(20_000)
/** Characters of one comment, and of the one about the whole answer. */
export const commentAtMost = 1000
export const overallAtMost = 4000

/**
 * A comment at some words of a text. `paragraph` counts from 1; `start` and `end` are characters within it (UTF-16, as
 * the browser counts), both null for the whole paragraph.
 */
export const TextComment = z.object({
  paragraph: z.number().int().min(1).max(500),
  start: z.number().int().min(0).nullable(),
  end: z.number().int().min(1).nullable(),
  text: formText.min(1),
})
export type TextComment = z.infer<typeof TextComment>

export const TextComments = z.array(TextComment).max(60)
export const Levels = z.array(z.number().int().min(0)).max(30)

/** What a trainer sends: a level for each criterion (null where none was chosen), comments, and what becomes of it. */
export const MarkingForm = z.object({
  intent: z.enum(['mark', 'return', 'settle']),
  /** The text that was read; a revision meanwhile is another one. */
  textNumber: z.number().int().min(1),
  levels: z.array(z.number().int().min(0).nullable()).max(30),
  comments: TextComments,
  comment: formText,
})
export type MarkingForm = z.infer<typeof MarkingForm>

/** What a learner sends to write a returned answer anew; `revisionId` is the client's UUID. */
export const RevisionForm = z.object({ revisionId: z.uuid(), text: formText })
export type RevisionForm = z.infer<typeof RevisionForm>

/** Why a reading, a claim or a revision is not taken; keys of the messages. */
export type MarkingRefusal =
  | 'levels_missing'
  | 'comment_missing'
  | 'comment_misplaced'
  | 'comment_long'
  | 'text_changed'
  | 'already_read'
  | 'own_reading_in'
  | 'third_settles'
  | 'claimed_by_other'
  | 'form_wrong'
export type RevisionRefusal = 'revision_short' | 'revision_long' | 'not_returned' | 'revision_id_taken' | 'form_wrong'
