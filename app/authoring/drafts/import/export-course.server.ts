import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { streamZip } from '#app/platform/zip-stream.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { getDraft } from '../draft-access.server.ts'
import { bytesOfMedia } from '../draft-source.server.ts'
import type { CourseFile } from '../../version-files.server.ts'
import { publishedFiles } from './folder-base.server.ts'

export type CourseZip = { headers: Record<string, string>; pieces: AsyncGenerator<Uint8Array> }

async function* bytesOf({ text, blobSha256 }: CourseFile): AsyncGenerator<Uint8Array> {
  if (text !== null) yield new TextEncoder().encode(text)
  else yield await bytesOfMedia(blobSha256 ?? '')
}

/** By code points: the same everywhere. */
const inOrder = (files: readonly CourseFile[]) => [...files].sort((a, b) => (a.path < b.path ? -1 : 1))

function zipOf(slug: string, files: readonly CourseFile[]): CourseZip {
  const members = inOrder(files).map((file) => ({ path: `${slug}/${file.path}`, pieces: bytesOf(file) }))
  return {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${slug}.zip"`,
      'Cache-Control': 'private, no-store',
    },
    pieces: streamZip(members),
  }
}

const told = (viewer: Viewer, slug: string, subject: { subjectType: string; subjectId: string }, now: Date) =>
  transaction((tx) =>
    audit(tx, { actorId: viewer.personId, action: 'course.exported', ...subject, detail: { slug } }, now),
  )

/**
 * A draft as the folder that `courses/` would have, in a ZIP written while it is sent; the same draft is the same file.
 * With the keys of its exercises: for who writes courses, and audited (P12).
 * @throws AppError `forbidden`, `not_found`
 */
export async function exportDraft(viewer: Viewer, slug: string, now: Date): Promise<CourseZip> {
  const draft = await getDraft(viewer, slug)
  const files = await db().draftFile.findMany({
    where: { draftId: draft.id },
    select: { path: true, text: true, blobSha256: true },
  })
  await told(viewer, slug, { subjectType: 'draft', subjectId: draft.id }, now)
  return zipOf(slug, files)
}

/**
 * As `exportDraft`, of the version that new people take.
 * @throws AppError `forbidden`; `not_found` where there is none, or none of whose texts are kept
 */
export async function exportPublished(viewer: Viewer, slug: string, now: Date): Promise<CourseZip> {
  requireAuthor(viewer)
  const published = await publishedFiles(slug)
  if (!published) throw notFound('course')
  await told(viewer, slug, { subjectType: 'course', subjectId: published.courseId }, now)
  return zipOf(slug, published.files)
}
