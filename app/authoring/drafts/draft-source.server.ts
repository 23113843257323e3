import { findBlob } from '#app/platform/blobs.server.ts'
import { BoundedMap } from '#app/platform/bounded-map.ts'
import { db } from '#app/platform/database.server.ts'
import type { Media } from '../compile-lesson.server.ts'
import type { CourseSource } from '../course-source.ts'
import { mediaOf } from '../publish-course.server.ts'
import type { CourseFile } from '../version-files.server.ts'

type File = [string, { bytes: Uint8Array }]
type Draft = { id: string; slug: string; revision: number }

/** Bytes that some source still has: of films too there is one copy, however often a draft changes. */
const held = new BoundedMap<string, WeakRef<Uint8Array>>(5000)

/** The bytes of a file of a course that is no text, not to be changed. @throws Error where they are not stored */
export async function bytesOfMedia(hash: string): Promise<Uint8Array> {
  const known = held.get(hash)?.deref()
  if (known) return known
  const blob = await findBlob(hash)
  if (!blob) throw new Error(`the bytes of ${hash} are gone`)
  held.set(hash, new WeakRef(blob.bytes))
  return blob.bytes
}

/** Files of a course as its folder would have them. Not to be changed by who gets it. */
export async function sourceOfFiles(slug: string, rows: readonly CourseFile[]): Promise<CourseSource> {
  const files = await Promise.all(
    rows.map(async ({ path, text, blobSha256 }): Promise<File> => {
      const bytes = text === null ? await bytesOfMedia(blobSha256 ?? '') : new TextEncoder().encode(text)
      return [path, { bytes }]
    }),
  )
  return { slug, files: new Map(files) }
}

async function readSource({ id, slug }: Draft): Promise<CourseSource> {
  const rows = await db().draftFile.findMany({
    where: { draftId: id },
    orderBy: { path: 'asc' },
    select: { path: true, text: true, blobSha256: true },
  })
  return sourceOfFiles(slug, rows)
}

/** The drafts read last, as they were at a revision: a page is read while it is written, several times a second. */
const kept = new BoundedMap<string, Promise<CourseSource>>(8)

/**
 * A draft as the folder that `courses/` would have: checked, compiled and published by the same code. Not to be changed
 * by who gets it.
 */
export function sourceOfDraft(draft: Draft): Promise<CourseSource> {
  const key = `${draft.id} ${draft.revision}`
  const known = kept.get(key)
  if (known) return known
  const source = readSource(draft)
  kept.set(key, source)
  source.catch(() => kept.delete(key))
  return source
}

const media = new WeakMap<CourseSource, Map<string, Media>>()

/** The media of a module, weighed once for each source. */
export function keptMediaOf(source: CourseSource, folder: string): Media {
  const ofSource = media.get(source) ?? new Map<string, Media>()
  media.set(source, ofSource)
  const known = ofSource.get(folder) ?? mediaOf(source, folder)
  ofSource.set(folder, known)
  return known
}
