import { db, type Transaction } from '#app/platform/database.server.ts'

/** A file of a course: its words, or the hash of its bytes where it is media; neither where it was taken away. */
export type CourseFile = { path: string; text: string | null; blobSha256: string | null }

/** The files of a published version, its texts first: none of those where it was published before texts were kept. */
export async function filesOfVersion(courseVersionId: string, tx: Transaction = db()): Promise<CourseFile[]> {
  const where = { courseVersionId }
  const [texts, media] = await Promise.all([
    tx.courseSourceFile.findMany({ where, select: { path: true, text: true } }),
    tx.courseMedia.findMany({ where, select: { path: true, blobSha256: true } }),
  ])
  return [...texts.map((one) => ({ ...one, blobSha256: null })), ...media.map((one) => ({ ...one, text: null }))]
}

/** Whether none of some files is a text. */
export const lacksTexts = (files: readonly CourseFile[]) => files.every(({ text }) => text === null)
