import { z } from 'zod'

const longest = 4000
/** Signs alone say nothing. */
const words = /[\p{L}\p{N}]/u
const told = (missing: string) => z.string(missing).trim().regex(words, missing).max(longest, 'text_long')
const maybe = z
  .string()
  .trim()
  .max(longest, 'text_long')
  .default('')
  .transform((text) => (words.test(text) ? text : ''))

/** What somebody tells of a case of their work; errors are keys of `practiceMessages`. Lists have a line for each entry. */
export const PracticeStory = z.object({
  /** The module it goes into; empty: one of its own. */
  folder: z.string().max(300).default(''),
  title: z.string('title_missing').trim().regex(words, 'title_missing').max(300, 'title_long'),
  context: told('context_missing'),
  happened: told('happened_missing'),
  helped: maybe,
  worked: maybe,
  ingredients: maybe,
  doubts: maybe,
})
export type PracticeStory = z.infer<typeof PracticeStory>
