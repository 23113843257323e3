import { listVersionCorrections } from '#app/assessment/correction-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import { getDraft } from '../drafts/draft-access.server.ts'
import { bookFacts, layout, type BookName } from './books.ts'

/** What a book is of: a version with its corrected keys, or a draft as it stands. `day`: when it became what it is. */
export type PrintSubject = { slug: string; day: Date } & (
  | { kind: 'version'; versionId: string; number: number; hash: string; corrections: number }
  | { kind: 'draft'; draftId: string; revision: number }
)

const versionColumns = {
  id: true,
  number: true,
  hash: true,
  publishedAt: true,
  course: { select: { slug: true } },
} as const

/** A published version, by its id. @throws AppError `not_found` */
export async function subjectOfVersion(versionId: string): Promise<PrintSubject> {
  const row = await db().courseVersion.findUnique({ where: { id: versionId }, select: versionColumns })
  if (!row) throw notFound('course version')
  const { id, number, hash, publishedAt: day, course } = row
  const corrections = (await listVersionCorrections(id)).length
  return { kind: 'version', versionId: id, slug: course.slug, number, hash, day, corrections }
}

/** The version of a course that new people take. @throws AppError `not_found` */
export async function subjectOfCourse(slug: string): Promise<PrintSubject> {
  const course = await db().course.findUnique({ where: { slug }, select: { currentVersionId: true } })
  if (!course?.currentVersionId) throw notFound('course')
  return subjectOfVersion(course.currentVersionId)
}

type Draft = { id: string; slug: string; revision: number }

/** A loaded draft as it stands. */
export async function subjectOfLoadedDraft({ id, slug, revision }: Draft): Promise<PrintSubject> {
  const where = { draftId: id }
  const last = await db().draftChange.findFirst({ where, orderBy: { revision: 'desc' }, select: { changedAt: true } })
  const day = last?.changedAt ?? (await db().courseDraft.findUniqueOrThrow({ where: { id } })).createdAt
  return { kind: 'draft', slug, draftId: id, revision, day }
}

/** The draft of a course, for who writes it. @throws AppError as `getDraft` */
export const subjectOfDraft = async (viewer: Viewer, slug: string): Promise<PrintSubject> =>
  subjectOfLoadedDraft(await getDraft(viewer, slug))

/** Names what a book is made of and as what. Keys alone change with corrections. */
export function keyOf(subject: PrintSubject, book: BookName): string {
  if (subject.kind === 'draft') return `${layout} ${book} draft ${subject.draftId} ${subject.revision}`
  const corrected = bookFacts[book].kind === 'trainer' ? ` ${subject.corrections}` : ''
  return `${layout} ${book} version ${subject.hash}${corrected}`
}

/** The mark printed in a book: 64 hexadecimal digits that tell it from every other. */
export const markOf = (key: string): string => sha256(key)
