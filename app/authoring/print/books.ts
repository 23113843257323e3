import type { BookFormat, BookKind } from './make-book.ts'

/** The books that are made of a course. */
export const books = ['learner_pdf', 'learner_epub', 'trainer_pdf'] as const
export type BookName = (typeof books)[number]

type Facts = { kind: BookKind; format: BookFormat; mediaType: string }

export const bookFacts: Record<BookName, Facts> = {
  learner_pdf: { kind: 'learner', format: 'pdf', mediaType: 'application/pdf' },
  learner_epub: { kind: 'learner', format: 'epub', mediaType: 'application/epub+zip' },
  trainer_pdf: { kind: 'trainer', format: 'pdf', mediaType: 'application/pdf' },
}

/** Part of every key: raised whenever books are set otherwise, so that none of the old ones is handed out. */
export const layout = 'libro-1'

/** Days a book is kept after it was asked for: a draft's is soon another. */
export const keptDays = { version: 90, draft: 7 } as const

/** Why there is no book, in the words of `failure_<reason>`. */
export const printFailures = ['faults', 'overtaken', 'no_texts', 'too_long', 'technical'] as const
export type PrintFailure = (typeof printFailures)[number]
