import type { Viewer } from '#app/identity/viewer.ts'
import { getVersion } from '#app/learning/version-queries.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { db, sql, transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'

export type PackageFile = { headers: Record<string, string>; pieces: AsyncGenerator<Uint8Array> }

const columns = { id: true, slug: true, form: true, moduleId: true, versionId: true, state: true, size: true } as const

/** Bytes that are read at once: memory does not grow with the package. */
const stretch = 1_000_000

async function* piecesOf(exportId: string, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 1; from <= size; from += stretch) {
    const [row] = await sql()<{ piece: Uint8Array | null }[]>`
      SELECT substring(bytes FROM ${from}::int FOR ${stretch}::int) AS piece FROM course_export WHERE id = ${exportId}`
    if (!row?.piece) throw new Error(`package ${exportId} was let go while it was read`)
    yield row.piece
  }
}

/**
 * A package that is ready, streamed. Who may have it is asked anew; audited each time, before the first byte (P12).
 * @throws AppError `forbidden`; `not_found` before it is ready and once it is let go
 */
export async function downloadPackage(viewer: Viewer, exportId: string, now: Date): Promise<PackageFile> {
  requireAuthor(viewer)
  const row = await db().courseExport.findUnique({ where: { id: exportId }, select: columns })
  if (row?.state !== 'ready' || row.size === null) throw notFound('package')
  const { id, slug, form, moduleId, versionId, size } = row
  const { number } = await getVersion(versionId)
  const detail = { slug, form, module: moduleId ?? '' }
  const event = { action: 'course.package_downloaded', subjectType: 'course_export', subjectId: id, detail }
  await transaction((tx) => audit(tx, { actorId: viewer.personId, ...event }, now))
  const standard = form === 'cmi5' ? form : `scorm-${form}`
  const name = [slug, ...(moduleId === null ? [] : [moduleId]), `v${number}`, standard].join('-')
  return {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Length': String(size),
      'Content-Disposition': `attachment; filename="${name}.zip"`,
      'Cache-Control': 'private, no-store',
    },
    pieces: piecesOf(id, size),
  }
}
