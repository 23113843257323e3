import { db, sql } from '#app/platform/database.server.ts'
import type { CourseSource } from '../../course-source.ts'
import type { DraftRow } from '../draft-access.server.ts'
import { bytesOfMedia, sourceOfDraft } from '../draft-source.server.ts'

/** A file as it was: its words, or the hash of its bytes where it is media. */
export type FileAt = { path: string; text: string | null; blobSha256: string | null }

async function baseOf(courseVersionId: string | null): Promise<FileAt[]> {
  if (courseVersionId === null) return []
  const where = { courseVersionId }
  const [texts, media] = await Promise.all([
    db().courseSourceFile.findMany({ where, select: { path: true, text: true } }),
    db().courseMedia.findMany({ where, select: { path: true, blobSha256: true } }),
  ])
  return [...texts.map((one) => ({ ...one, blobSha256: null })), ...media.map((one) => ({ ...one, text: null }))]
}

/** The files of a draft as they were at a revision, by path; at 0 those of the version it was taken from, or none. */
export async function filesAt(
  { id, baseVersionId }: Pick<DraftRow, 'id' | 'baseVersionId'>,
  revision: number,
): Promise<FileAt[]> {
  const [base, changes] = await Promise.all([
    baseOf(baseVersionId),
    sql()<FileAt[]>`
      SELECT DISTINCT ON (path) path, text, blob_sha256 AS "blobSha256" FROM draft_change
      WHERE draft_id = ${id} AND revision <= ${revision} ORDER BY path, revision DESC`,
  ])
  const files = new Map([...base, ...changes].map((file) => [file.path, file]))
  return [...files.values()]
    .filter(({ text, blobSha256 }) => text !== null || blobSha256 !== null)
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

const bytesOf = ({ text, blobSha256 }: FileAt) =>
  text === null ? bytesOfMedia(blobSha256 ?? '') : new TextEncoder().encode(text)

/** The whole of a draft as it was at a revision. Not to be changed by who gets it. */
export async function sourceAt(draft: DraftRow, revision: number): Promise<CourseSource> {
  if (revision >= draft.revision) return sourceOfDraft(draft)
  const files = await Promise.all(
    (await filesAt(draft, revision)).map(async (file) => [file.path, { bytes: await bytesOf(file) }] as const),
  )
  return { slug: draft.slug, files: new Map(files) }
}
