import { z } from 'zod'
import { contestTextAtLeast, contestTextAtMost } from './limits.ts'

/** Stretches of one request; a window closes one a minute, so this is most of an hour that waited. */
export const stretchesAtMost = 50
/** Characters of a request's body; a stretch takes some 200. */
export const batchAtMost = 20_000

const Instant = z.number().int().min(0).max(8_640_000_000_000)

/** A stretch as the browser saw it: milliseconds since 1970 by its own clock. */
export const SentStretch = z.object({
  windowId: z.uuid(),
  sequence: z.number().int().min(0).max(100_000),
  lessonId: z.string().regex(/^[a-z0-9-]{1,100}$/),
  enteredAt: Instant,
  exitedAt: Instant,
  exit: z.enum(['still_here', 'hidden', 'left']),
})
export type SentStretch = z.infer<typeof SentStretch>

/** What a lesson's page sends to `POST /attendance`; `sentAt` is the browser's own clock, to know how wrong it goes. */
export const SentBatch = z.object({
  enrolmentId: z.uuid(),
  sentAt: Instant,
  stretches: z.array(SentStretch).min(1).max(stretchesAtMost),
})
export type SentBatch = z.infer<typeof SentBatch>

const ContestText = z.string().trim().min(contestTextAtLeast).max(contestTextAtMost)
const Minutes = z
  .string()
  .trim()
  .regex(/^\d{1,4}$/)
  .transform(Number)

/**
 * What a learner sends to contest the minutes of an activity: what it counted for on the page they saw, and how many are
 * missing. `askedMinutes` is both together; `contestId` is the client's UUID.
 */
export const ContestForm = z
  .object({
    contestId: z.uuid(),
    /** Id of a lesson or of a meeting. */
    activityId: z.string().regex(/^[a-z0-9-]{1,100}$/),
    countedMinutes: Minutes,
    missingMinutes: Minutes.refine((minutes) => minutes > 0),
    text: ContestText,
  })
  .transform(({ countedMinutes, missingMinutes, ...form }) => ({
    ...form,
    askedMinutes: countedMinutes + missingMinutes,
  }))
export type ContestForm = z.infer<typeof ContestForm>

/** What the office sends; `minutes` are what the activity counts for from then on, all together. */
export const ContestAnswerForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('accept'), contestId: z.uuid(), minutes: Minutes, text: ContestText }),
  z.object({ intent: z.literal('decline'), contestId: z.uuid(), text: ContestText }),
])
export type ContestAnswerForm = z.infer<typeof ContestAnswerForm>
