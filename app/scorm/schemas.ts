import { z } from 'zod'
import type { ShownState } from './attempts/shown-state.ts'

/** Bounds of what a package may send at once and keep. Sizes in characters. */
export const commitLimits = {
  /** Elements of all the state of one item: 250 interactions, 100 objectives, 250 comments (RTE 4.2) and their parts. */
  elements: 12_000,
  element: 255,
  sequencing: 200_000,
  calls: 200,
  /** Bytes of a commit's body: 64,000 characters of suspend_data, in UTF-8 and JSON, and the rest of the state. */
  body: 400_000,
  /** Commits a minute of one attempt; what was left out comes with the next. */
  rate: 120,
  /** Commits of an attempt of which the calls are kept, too. */
  journalled: 3000,
} as const

/** An exercise of one's own enrolment. */
export const ExercisePlace = z.object({
  enrolmentId: z.uuid(),
  activityId: z.string().regex(/^[a-z0-9-]{1,100}$/),
})
/** Where a package is played: in an exercise, or by itself as a trial of who writes courses. */
export const PackagePlace = z.union([ExercisePlace, z.object({ packageId: z.uuid() })])
export type PackagePlace = z.infer<typeof PackagePlace>

const Element = z.string().min(1).max(commitLimits.element)

/** One call of the package to the runtime: milliseconds since its window opened, function, element, value, reply, error. */
export const Call = z.tuple([
  z.number().int().nonnegative(),
  z.string().max(30),
  z.string().max(255),
  z.string().max(200),
  z.string().max(200),
  z.string().max(5),
])
export type Call = z.infer<typeof Call>

/**
 * What a package wrote since the last commit that was acknowledged: repeated until it is, so that the loss of one, or two
 * that overtake each other, lose nothing. Numbered over all windows of an attempt.
 */
export const Commit = z.object({
  windowId: z.uuid(),
  sequence: z.number().int().positive().max(2_000_000_000),
  itemId: z.string().min(1).max(255),
  /** Which opening of the item in this window, from 1. */
  launch: z.number().int().positive().max(100_000),
  values: z.record(Element, z.string().max(64_000)),
  /** Seconds of this opening, as the package says. */
  seconds: z.number().nonnegative().max(1_000_000).nullable(),
  exit: z.enum(['', 'suspend', 'normal', 'logout', 'time-out']),
  ended: z.boolean(),
  /** What the sequencing of SCORM 2004 stands at; null where it did not change. */
  sequencing: z.string().max(commitLimits.sequencing).nullable(),
  /** The result of the whole, as the sequencing rolls it up; null where it does not. */
  whole: z
    .object({
      completion: z.enum(['unknown', 'incomplete', 'completed']),
      success: z.enum(['unknown', 'passed', 'failed']),
      /** From -1 to 1. */
      scaled: z.number().min(-1).max(1).nullable(),
    })
    .nullable(),
  calls: z.array(Call).max(commitLimits.calls),
})
export type Commit = z.infer<typeof Commit>

export const commitRefusals = ['other_window', 'too_large', 'too_many', 'unknown_item', 'wrong'] as const
export type CommitRefusal = (typeof commitRefusals)[number]
/** `sequence`: what is acknowledged, up to and with it; `done`: whether it counts; `shown`: what the page says of it now. */
export type CommitReply =
  { ok: true; sequence: number; done: boolean; shown: ShownState } | { ok: false; reason: CommitRefusal }

/** Element → value. */
export const Values = z.record(z.string(), z.string())
export type Values = z.infer<typeof Values>
/** Element → number of the commit that wrote it last. */
export const Stamps = z.record(z.string(), z.number())
export type Stamps = z.infer<typeof Stamps>
