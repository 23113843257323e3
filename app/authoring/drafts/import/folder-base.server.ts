import { db, type Transaction } from '#app/platform/database.server.ts'
import { filesOfVersion, lacksTexts, type CourseFile } from '../../version-files.server.ts'

/** What a course is now, for who would write a folder over it; `mark` changes whenever that does. */
export type FolderBase = { kind: 'draft' | 'published' | 'none'; mark: string; files: CourseFile[] }

/** The files of the version that new people take; null where there is none, or none of whose texts are kept. */
export async function publishedFiles(slug: string, tx: Transaction = db()) {
  const course = await tx.course.findUnique({ where: { slug }, select: { id: true, currentVersionId: true } })
  const courseVersionId = course?.currentVersionId
  if (!course || !courseVersionId) return null
  const files = await filesOfVersion(courseVersionId, tx)
  if (lacksTexts(files)) return null
  return { courseId: course.id, versionId: courseVersionId, files }
}

/** A draft where there is one, else the version that new people take, else nothing. */
export async function folderBase(slug: string, tx: Transaction = db()): Promise<FolderBase> {
  const draft = await tx.courseDraft.findUnique({
    where: { slug },
    select: { id: true, revision: true, files: { select: { path: true, text: true, blobSha256: true } } },
  })
  if (draft) return { kind: 'draft', mark: `draft ${draft.id} ${draft.revision}`, files: draft.files }
  const published = await publishedFiles(slug, tx)
  if (!published) return { kind: 'none', mark: 'none', files: [] }
  return { kind: 'published', mark: `version ${published.versionId}`, files: published.files }
}
