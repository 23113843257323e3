import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import type { CoursePrintState } from '#app/platform/generated/enums.ts'
import { printFailures, type BookName, type PrintFailure } from './books.ts'
import { booksFor, requireHandOut } from './print-access.server.ts'
import { keyOf, type PrintSubject } from './print-subject.server.ts'
import { printObstacle } from './request-print.server.ts'

/** A book a viewer may have of a course, and how far it is; `state` null: nobody has asked for it yet. Bytes and pages. */
export type OfferedBook = {
  book: BookName
  printId: string | null
  state: CoursePrintState | null
  failure: PrintFailure | null
  size: number | null
  pages: number | null
  /** False where the PDF could not show some sign of the text. */
  isArchive: boolean | null
}

export type OfferedBooks = {
  slug: string
  /** Of a published version; null of a draft. */
  number: number | null
  day: Date
  obstacle: 'faults' | 'no_texts' | null
  offered: OfferedBook[]
}

const columns = { id: true, key: true, state: true, failure: true, size: true, pages: true, isArchive: true } as const

/** The books of a course that a viewer may have. @throws AppError `forbidden` for who hands no courses out */
export async function offeredBooks(viewer: Viewer, subject: PrintSubject): Promise<OfferedBooks> {
  requireHandOut(viewer)
  const keys = new Map(booksFor(viewer).map((book) => [book, keyOf(subject, book)]))
  const [rows, obstacle] = await Promise.all([
    db().coursePrint.findMany({ where: { key: { in: [...keys.values()] } }, select: columns }),
    printObstacle(subject),
  ])
  const offered = [...keys].map(([book, key]): OfferedBook => {
    const row = rows.find((one) => one.key === key)
    const failure = printFailures.find((one) => one === row?.failure) ?? null
    const { state = null, size = null, pages = null, isArchive = null } = row ?? {}
    return { book, printId: row?.id ?? null, state, failure, size, pages, isArchive }
  })
  const number = subject.kind === 'version' ? subject.number : null
  return { slug: subject.slug, number, day: subject.day, obstacle, offered }
}
