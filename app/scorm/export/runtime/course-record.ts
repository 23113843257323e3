/** What a course tells the system it is taken in, whatever the standard. Everything here runs in a browser. */
export type Standing = {
  isCompleted: boolean
  /** Null where nothing is graded, and until it is decided. */
  isPassed: boolean | null
  /** Hundredths of a percent; null without a score. */
  scoreBasisPoints: number | null
  /** Percent of the course done, whole. */
  percent: number
  /** Where one is, to be shown by the system. */
  location: string
  /** Everything the course needs to go on, within `limit`. */
  state: string
}

/** How an answer is told: by short names of what was chosen, which say nothing of what is right. */
export type Response =
  | { kind: 'choice'; chosen: string[] }
  | { kind: 'sequencing'; order: string[] }
  | { kind: 'matching'; pairs: [string, string][] }
  | { kind: 'fill-in'; text: string }
  | { kind: 'numeric'; number: number }
  | { kind: 'likert'; step: string }

export type Interaction = {
  id: string
  /** In words, for who reads the report. */
  asked: string
  response: Response
  /** What is right; told only with an answer that was given. Null for an opinion, and where it is not shown. */
  right: Response | null
  /** Of a number: how far from the right one still is right. */
  tolerance: number
  result: 'correct' | 'wrong' | 'neutral'
  /** In points. */
  weight: number
  latencySeconds: number
  at: Date
}

/** The register of the system a course is taken in. */
export type CourseRecord = {
  /** Characters that `state` may have. */
  limit: number
  /** The state kept last; empty at the first time. */
  resumed: string
  /** One looks at it again: nothing is to be written. */
  isReview: boolean
  /** Writes how things stand, at once. */
  save(standing: Standing): void
  report(interaction: Interaction): void
  /** The page is left. */
  leave(): void
  /** Told whenever it fails or works again. */
  onTrouble(listener: (isTroubled: boolean) => void): void
}
