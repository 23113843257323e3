import type { Viewer } from '#app/identity/viewer.ts'
import { canAuthor, canHandOutCourses } from '#app/organisation/policy.ts'
import { AppError } from '#app/platform/errors.ts'
import { bookFacts, books, type BookName } from './books.ts'

const keysStay = () => new AppError('forbidden', { message: 'books with keys, and of drafts, are for trainers' })

/** Who hands courses out may go on. @throws AppError `forbidden` */
export function requireHandOut(viewer: Viewer): void {
  if (!canHandOutCourses(viewer))
    throw new AppError('forbidden', { message: 'only trainers and offices hand courses out' })
}

/** What a viewer may have of a course: without keys for offices, everything for who writes courses (P3). */
export const booksFor = (viewer: Viewer): BookName[] =>
  books.filter((book) => canAuthor(viewer) || bookFacts[book].kind === 'learner')

/** @throws AppError `forbidden` for keys, and for drafts, of anybody who does not write courses */
export function requireBook(viewer: Viewer, book: BookName, isDraft: boolean): void {
  requireHandOut(viewer)
  if (!booksFor(viewer).includes(book) || (isDraft && !canAuthor(viewer))) throw keysStay()
}
