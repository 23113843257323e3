import { z } from 'zod'

/** Of every account of the bench: the demonstration's own password opens nothing in a site that is no demonstration. */
export const benchPassword = 'una frase per misurare'

/** A page somebody signed in opens. */
const Visit = z.object({ cookie: z.string(), path: z.string() })

/** An answer ready to be posted, but for the UUID a browser would give it. */
const PreparedAnswer = z.object({ cookie: z.string(), path: z.string(), form: z.string() })

/** Somebody in the middle of a package. */
const Player = z.object({ cookie: z.string(), personId: z.string(), attemptId: z.string(), windowId: z.string() })

/** What the prepared database offers to the load generator; the order is the order of use. */
export const Targets = z.object({
  people: z.number(),
  emails: z.array(z.string()),
  homes: z.array(Visit),
  lessons: z.array(Visit),
  /** After each of these the attempt goes on. */
  answers: z.array(PreparedAnswer),
  /** Each of these ends its attempt: graded, with progress and what follows. */
  lastAnswers: z.array(PreparedAnswer),
  matrices: z.array(Visit),
  certificates: z.array(Visit),
  players: z.array(Player),
})
export type Targets = z.infer<typeof Targets>

/** Certificates issued a second beside the same documents only set by Typst, and the median of one by the other. */
export const Certificates = z.object({ issuedPerSecond: z.number(), typstPerSecond: z.number(), share: z.number() })
export type Certificates = z.infer<typeof Certificates>

/** Something read over many answers, beside one sequential scan of the same rows. */
const Aggregate = z.object({
  name: z.string(),
  rows: z.number(),
  milliseconds: z.number(),
  scanMilliseconds: z.number(),
  ratio: z.number(),
})
export type Aggregate = z.infer<typeof Aggregate>

export const ManyAnswers = z.object({ stored: z.number(), aggregates: z.array(Aggregate) })
export type ManyAnswers = z.infer<typeof ManyAnswers>

/** Megabytes above the idle site's, and how fast. */
const Transfer = z.object({ megabytesPerSecond: z.number(), megabytesAboveIdle: z.number() })

/** The ZIP of many certificates: its list checked, downloaded fast and slowly, beside the bare reads of its bytes. */
export const Bundle = z.object({
  certificates: z.number(),
  megabytes: z.number(),
  idleMegabytes: z.number(),
  checking: z.object({ seconds: z.number(), megabytesAboveIdle: z.number() }),
  download: Transfer,
  slowDownload: Transfer,
  bareReads: z.object({ megabytesPerSecond: z.number() }),
})
export type Bundle = z.infer<typeof Bundle>
