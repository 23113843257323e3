import { namesOf } from '#app/identity/person-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { sql } from '#app/platform/database.server.ts'
import { getDraft, type DraftRow } from './draft-access.server.ts'

/** `isGone`: the file was taken away then; `isPublished`: it is as the version that the draft was taken from has it. */
export type DraftChangeLine = {
  revision: number
  path: string
  /** Of a lesson or a module as it was then, or last where it went; null for files without one. */
  title: string | null
  isGone: boolean
  isPublished: boolean
  changedAt: Date
  changedBy: string
}

/** `mark`: the same for the same contents. */
type Row = DraftChangeLine & { mark: string }

/** Milliseconds within which what one person saves of a file, and nobody between, is one change to look at. */
const oneSitting = 10 * 60_000

/**
 * Saves of a sitting as their last, where nothing else came between. What somebody left by putting an older version back
 * stays: it is what they would look for.
 */
function bySitting(rows: readonly Row[]): Row[] {
  return rows.filter((row, at) => {
    const later = rows[at - 1]
    if (!later || row.isPublished) return true
    const isSame = later.path === row.path && later.changedBy === row.changedBy && !later.isGone && !row.isGone
    const cameBack = rows.slice(at).some(({ path, mark }) => path === later.path && mark === later.mark)
    return !isSame || cameBack || later.changedAt.getTime() - row.changedAt.getTime() > oneSitting
  })
}

/** The title that a lesson's front matter or a module's file has, as it stands there. */
const titleIn = (column: ReturnType<ReturnType<typeof sql>>) =>
  sql()`(regexp_match(${column}, '^title: *(.+?) *$', 'n'))[1]`

const unquoted = (title: string | null) => title?.replace(/^(['"])(.*)\1$/, '$2') ?? null

/** The published files that were changed since, as the first of their versions. */
async function publishedRows({ id, baseVersionId }: DraftRow, path: string | undefined): Promise<Row[]> {
  if (baseVersionId === null) return []
  return sql()<Row[]>`
    SELECT 0 AS revision, base.path, ${titleIn(sql()`base.content`)} AS title, FALSE AS "isGone", TRUE AS "isPublished", version.published_at AS "changedAt",
      '' AS "changedBy", md5(base.content) AS mark
    FROM (
      SELECT path, text AS content FROM course_source_file WHERE course_version_id = ${baseVersionId}
      UNION ALL SELECT path, blob_sha256 FROM course_media WHERE course_version_id = ${baseVersionId}
    ) AS base, course_version AS version
    WHERE version.id = ${baseVersionId} AND ${path === undefined ? sql()`TRUE` : sql()`base.path = ${path}`}
      AND EXISTS (SELECT FROM draft_change WHERE draft_id = ${id} AND draft_change.path = base.path)
    ORDER BY base.path`
}

/**
 * Who changed what and when, the newest first, what somebody saved in one sitting as one line, and last what was published
 * of it; of one file where a path is given. Whatever can be put back is in the list. @throws AppError as `getDraft`
 */
export async function listDraftChanges(viewer: Viewer, slug: string, path?: string): Promise<DraftChangeLine[]> {
  const draft = await getDraft(viewer, slug)
  const [rows, published] = await Promise.all([
    sql()<Row[]>`
      SELECT revision, path, ${titleIn(sql()`text`)} AS title, text IS NULL AND blob_sha256 IS NULL AS "isGone", FALSE AS "isPublished",
        changed_at AS "changedAt", changed_by AS "changedBy", md5(coalesce(text, blob_sha256, '')) AS mark
      FROM draft_change WHERE draft_id = ${draft.id} AND ${path === undefined ? sql()`TRUE` : sql()`path = ${path}`}
      ORDER BY revision DESC, path LIMIT 500`,
    publishedRows(draft, path),
  ])
  const all = [...rows, ...published]
  const names = await namesOf(rows.map(({ changedBy }) => changedBy))
  const titleOf = ({ path, title }: Row) => title ?? all.find((one) => one.path === path && one.title !== null)?.title
  const lines = bySitting(all).map((row) => ({
    ...{ revision: row.revision, path: row.path, isGone: row.isGone, isPublished: row.isPublished },
    ...{ title: unquoted(titleOf(row) ?? null), changedAt: row.changedAt, changedBy: names.get(row.changedBy) ?? '' },
  }))
  const changed = lines.filter(({ isPublished }) => !isPublished).slice(0, 100)
  return [...changed, ...lines.filter(({ isPublished }) => isPublished)]
}
