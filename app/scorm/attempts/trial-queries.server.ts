import type { Viewer } from '#app/identity/viewer.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { findNewest } from './attempt-queries.server.ts'

/** A package that the viewer tries out, and their newest trial of it, null before the first. @throws AppError `forbidden`, `not_found` */
export async function getTrial(viewer: Viewer, packageId: string) {
  requireAuthor(viewer)
  const [row, attempt] = await Promise.all([
    db().scormPackage.findUnique({ where: { id: packageId }, select: { title: true } }),
    findNewest({ triedById: viewer.personId, packageId }),
  ])
  if (!row) throw notFound('package')
  return { ...row, attempt }
}
