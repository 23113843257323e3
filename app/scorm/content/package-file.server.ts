import { sql } from '#app/platform/database.server.ts'

export type PackageFile = { size: number; mediaType: string; sha256: string }

/** A file of the package that an attempt plays, by its path in the package; null where it has none such. */
export async function findPackageFile(attemptId: string, path: string): Promise<PackageFile | null> {
  const [row] = await sql()<PackageFile[]>`
    SELECT f.size, f.media_type AS "mediaType", f.blob_sha256 AS sha256
    FROM scorm_attempt a
    JOIN scorm_file f ON f.package_id = a.package_id AND f.path = ${path}
    WHERE a.id = ${attemptId}`
  return row ?? null
}
