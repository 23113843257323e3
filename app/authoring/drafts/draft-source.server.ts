import { findBlob } from '#app/platform/blobs.server.ts'
import { db } from '#app/platform/database.server.ts'
import type { CourseSource } from '../course-source.ts'

type File = [string, { bytes: Uint8Array }]

async function bytesOf(hash: string): Promise<Uint8Array> {
  const blob = await findBlob(hash)
  if (!blob) throw new Error(`the bytes of ${hash} are gone`)
  return blob.bytes
}

/** A draft as the folder that `courses/` would have: checked, compiled and published by the same code. */
export async function sourceOfDraft({ id, slug }: { id: string; slug: string }): Promise<CourseSource> {
  const rows = await db().draftFile.findMany({
    where: { draftId: id },
    orderBy: { path: 'asc' },
    select: { path: true, text: true, blobSha256: true },
  })
  const files = await Promise.all(
    rows.map(async ({ path, text, blobSha256 }): Promise<File> => {
      const bytes = text === null ? await bytesOf(blobSha256 ?? '') : new TextEncoder().encode(text)
      return [path, { bytes }]
    }),
  )
  return { slug, files: new Map(files) }
}
