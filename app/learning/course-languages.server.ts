import { db, type Transaction } from '#app/platform/database.server.ts'

/** A language a version of a course can be taken in, and the version that is written in it. */
export type CourseLanguage = { language: string; versionId: string }

/**
 * The languages in which what a version asks can be taken, the original's first: of each translation of the very same
 * version of the original, the one that is current, else the newest.
 */
export function listLanguages(
  { originalId }: { originalId: string },
  tx: Transaction = db(),
): Promise<CourseLanguage[]> {
  return tx.$queryRaw<CourseLanguage[]>`
    SELECT language, id AS "versionId" FROM (
      SELECT DISTINCT ON (v.language) v.language, v.id, v.translates_id FROM course_version v
      JOIN course c ON c.id = v.course_id
      WHERE v.id = ${originalId}::uuid OR v.translates_id = ${originalId}::uuid
      ORDER BY v.language, v.translates_id NULLS FIRST, c.current_version_id IS NOT DISTINCT FROM v.id DESC, v.number DESC
    ) one ORDER BY translates_id NULLS FIRST, language`
}

/** The version that is the same in a language; where there is none, the one given. */
export async function versionIn(
  language: string,
  version: { id: string; originalId: string },
  tx: Transaction = db(),
): Promise<string> {
  const languages = await listLanguages(version, tx)
  return languages.find((one) => one.language === language)?.versionId ?? version.id
}
