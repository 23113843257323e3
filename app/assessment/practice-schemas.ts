import { z } from 'zod'

/**
 * What is practised in a lesson without being assessed, as published. `…Html` is markup made from checked Markdown. Ids
 * are the author's, unique in the course (P2).
 */
const Id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/)
const Html = z.string()

/** A question to write about for oneself. */
export const JournalSpec = z.object({ kind: z.literal('journal'), id: Id, title: z.string(), promptHtml: Html })
export type JournalSpec = z.infer<typeof JournalSpec>

export const surveyMoments = ['pre', 'post'] as const
export type SurveyMoment = (typeof surveyMoments)[number]

/** Statements to agree with or not, from 1 (not at all) to 5 (wholly). */
export const SurveySpec = z.object({
  kind: z.literal('survey'),
  id: Id,
  title: z.string(),
  introHtml: Html,
  when: z.enum(surveyMoments),
  /** Names what is compared: the `pre` and the `post` of a pair have the same statements. */
  pair: Id,
  statements: z.array(z.object({ name: Id, text: z.string() })).min(1),
})
export type SurveySpec = z.infer<typeof SurveySpec>

export const PracticeSpec = z.discriminatedUnion('kind', [JournalSpec, SurveySpec])
export type PracticeSpec = z.infer<typeof PracticeSpec>

/** Steps of the scale of agreement. */
export const agreement = [1, 2, 3, 4, 5] as const
