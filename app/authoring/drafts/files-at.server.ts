import { db, type Transaction } from '#app/platform/database.server.ts'
import { filesOfVersion, type CourseFile } from '../version-files.server.ts'
import type { DraftRow } from './draft-access.server.ts'

/** The files of a draft as they were at a revision, by path; at 0 those of the version it was taken from, or none. */
export async function filesAt(
  { id, baseVersionId }: Pick<DraftRow, 'id' | 'baseVersionId'>,
  revision: number,
  tx: Transaction = db(),
): Promise<CourseFile[]> {
  const base = baseVersionId === null ? [] : await filesOfVersion(baseVersionId, tx)
  const changes = await tx.$queryRaw<CourseFile[]>`
    SELECT DISTINCT ON (path) path, text, blob_sha256 AS "blobSha256" FROM draft_change
    WHERE draft_id = ${id}::uuid AND revision <= ${revision} ORDER BY path, revision DESC`
  const files = new Map([...base, ...changes].map((file) => [file.path, file]))
  return [...files.values()]
    .filter(({ text, blobSha256 }) => text !== null || blobSha256 !== null)
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}
