import { z } from 'zod'
import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import type { PackageReport } from '../package/report.ts'

const listed = { id: true, fileName: true, size: true, received: true, state: true, addedAt: true } as const

/** One's own files that are on their way, or were refused, the newest first. @throws AppError `forbidden` */
export async function listUploads(viewer: Viewer) {
  requireAuthor(viewer)
  const where = { addedById: viewer.personId, state: { not: 'kept' } } as const
  return db().scormUpload.findMany({ where, select: listed, orderBy: { addedAt: 'desc' }, take: 20 })
}

/** What was kept of a report is as it was written: by us. */
const Report = z.custom<Omit<PackageReport, 'structure'>>((value) => typeof value === 'object' && value !== null)
export const reportFrom = (stored: unknown) => Report.nullable().catch(null).parse(stored)

/** A file of one's own on its way, or what became of it. @throws AppError `forbidden`; `not_found` for somebody else's */
export async function getUploadPage(viewer: Viewer, uploadId: string) {
  requireAuthor(viewer)
  const where = { id: uploadId, addedById: viewer.personId }
  const row = await db().scormUpload.findFirst({ where, select: { ...listed, packageId: true, report: true } })
  if (!row) throw notFound('upload')
  return { ...row, report: reportFrom(row.report) }
}
