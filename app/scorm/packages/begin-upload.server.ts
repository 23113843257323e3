import type { Viewer } from '#app/identity/viewer.ts'
import { sql, transaction, type Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { refusalOf, type UploadRefusal } from './upload-rules.ts'

type Sent = {
  fileName: string
  /** Bytes of the whole. */
  size: number
  /** The package it is a new version of; empty for one of its own. */
  replaces: string
}

export type BegunUpload = { ok: true; uploadId: string } | { ok: false; reason: UploadRefusal | 'unknown_package' }

/** Bytes that somebody keeps, and those of files on their way with how many they are. */
async function heldBy(personId: string) {
  const [row] = await sql()<{ kept: number; underWay: number; count: number }[]>`
    SELECT
      (SELECT coalesce(sum(size), 0)::float8 FROM scorm_package WHERE added_by_id = ${personId}) AS kept,
      coalesce(sum(size), 0)::float8 AS "underWay", count(*)::int AS count
    FROM scorm_upload
    WHERE added_by_id = ${personId} AND state IN ('receiving', 'checking', 'keeping')`
  return row ?? { kept: 0, underWay: 0, count: 0 }
}

const isKnown = async (tx: Transaction, name: string) => (await tx.scormPackage.count({ where: { name }, take: 1 })) > 0

/**
 * Begins to take in a file, which then comes in pieces.
 * @throws AppError `forbidden` for who writes no courses
 */
export async function beginUpload(viewer: Viewer, { fileName, size, replaces }: Sent, now: Date): Promise<BegunUpload> {
  requireAuthor(viewer)
  const addedById = viewer.personId
  const reason = refusalOf(size, await heldBy(addedById))
  if (reason) return { ok: false, reason }
  return transaction(async (tx) => {
    if (replaces !== '' && !(await isKnown(tx, replaces))) return { ok: false, reason: 'unknown_package' } as const
    const row = { id: newId(), fileName: fileName.slice(0, 200), size, replaces, addedById }
    await tx.scormUpload.create({ data: { ...row, addedAt: now, changedAt: now } })
    return { ok: true, uploadId: row.id } as const
  })
}
