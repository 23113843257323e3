/** The standards a course of ours is written out in. */
export const exportForms = ['1.2', '2004', 'cmi5'] as const
export type ExportForm = (typeof exportForms)[number]

/** What a package says of itself to the system that takes it in. */
export type PackageFacts = {
  /** Unique for what it holds: letters, digits and `-`, beginning with a letter. */
  identifier: string
  title: string
  description: string
  /** Of the text, BCP 47. */
  language: string
  /** The page that is opened, and every file beside it, as paths in the package. */
  launch: string
  files: readonly string[]
  /** Whether it reports a score, and so whether it was passed. */
  isGraded: boolean
}
