import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { AppError } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { checkCourse } from '../check-course.ts'
import type { BookName } from './books.ts'
import { makePrint } from './jobs.server.ts'
import { requireBook } from './print-access.server.ts'
import { keyOf, type PrintSubject } from './print-subject.server.ts'
import { RequestBook } from './schemas.ts'
import { hasTexts, sourceOfSubject } from './subject-source.server.ts'

type Outcome = { ok: true; printId: string } | { ok: false; reason: 'faults' | 'no_texts' }

/** Why a book cannot be made of a course as it is; null where it can. */
export async function printObstacle(subject: PrintSubject): Promise<'faults' | 'no_texts' | null> {
  if (subject.kind === 'version') return (await hasTexts(subject.versionId)) ? null : 'no_texts'
  const source = await sourceOfSubject(subject)
  return source && checkCourse(source).course ? null : 'faults'
}

const idsOf = (subject: PrintSubject) =>
  subject.kind === 'version'
    ? { versionId: subject.versionId }
    : { draftId: subject.draftId, revision: subject.revision }

/**
 * Asks for a book: the row, its job and the audit entry in one transaction (P12, P13). The same book asked for again is the
 * one that is there or in the making; one that failed is tried anew.
 * @throws AppError `forbidden`
 */
export async function requestPrint(viewer: Viewer, subject: PrintSubject, book: BookName, now: Date): Promise<Outcome> {
  requireBook(viewer, book, subject.kind === 'draft')
  const obstacle = await printObstacle(subject)
  if (obstacle) return { ok: false, reason: obstacle }
  const key = keyOf(subject, book)
  const requestedById = viewer.personId
  return transaction(async (tx) => {
    const asked = { id: newId(), key, slug: subject.slug, book, requestedById, requestedAt: now, ...idsOf(subject) }
    const { count } = await tx.coursePrint.createMany({ data: [asked], skipDuplicates: true })
    await tx.$queryRaw`SELECT id FROM course_print WHERE key = ${key} FOR UPDATE`
    const row = await tx.coursePrint.findUniqueOrThrow({ where: { key }, select: { id: true, state: true } })
    const printId = row.id
    if (count === 0 && row.state !== 'failed') {
      await tx.coursePrint.update({ where: { key }, data: { requestedAt: now }, select: { id: true } })
      return { ok: true, printId } as const
    }
    await tx.coursePrint.update({ where: { key }, data: { state: 'queued', failure: null }, select: { id: true } })
    const event = { action: 'course.book_requested', subjectType: 'course_print', subjectId: printId }
    await audit(tx, { actorId: requestedById, ...event, detail: { slug: subject.slug, book } }, now)
    await enqueue(tx, makePrint, { printId })
    return { ok: true, printId } as const
  })
}

/**
 * As `requestPrint`, of what a page's form says. A course that no book can be made of says so on the page itself.
 * @throws AppError `bad_request` for a book that no page offers; as `requestPrint`
 */
export async function askForBook(viewer: Viewer, subject: PrintSubject, form: FormData, now: Date): Promise<void> {
  const { data: asked } = RequestBook.safeParse(Object.fromEntries(form))
  if (!asked) throw new AppError('bad_request', { message: 'there is no such book' })
  await requestPrint(viewer, subject, asked.book, now)
}
