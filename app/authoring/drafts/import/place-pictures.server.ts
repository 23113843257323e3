import type { Transaction } from '#app/platform/database.server.ts'
import { putBlob } from '#app/platform/blobs.server.ts'
import { mediaTypeOf } from '../../check-media.ts'
import { isMediaPath } from '../../course-source.ts'
import { entriesOf } from '../../media/draft-media-queries.server.ts'
import { prepareApart } from '../../media/prepare-apart.server.ts'
import { courseQuota } from '../../media/quota.ts'
import type { FileChange } from '../change-files.server.ts'
import type { DraftRow } from '../draft-access.server.ts'
import { pictureName } from './pictures.ts'

/** Pictures of a document made safe, by the name its lessons have for them. */
export type SafePictures = ReadonlyMap<string, Uint8Array>

/** Writes the pictures of a document anew; one that cannot be read is left out, and the checker names where it is missing. */
export async function safePictures(pictures: readonly Uint8Array[]): Promise<SafePictures> {
  const safe = new Map<string, Uint8Array>()
  for (const [index, bytes] of pictures.entries()) {
    const prepared = await prepareApart({ name: 'x', bytes })
    if (prepared.ok) safe.set(pictureName(index + 1), prepared.media.bytes)
  }
  return safe
}

type Placed = { files: FileChange[]; inText: (body: string) => string }

/**
 * Gives pictures names that no file of the module has. @returns the files, and a text with those names in it; null where
 * the course has no more room
 */
export async function placePictures(
  tx: Transaction,
  draft: DraftRow,
  { pictures, folder }: { pictures: SafePictures; folder: string },
): Promise<Placed | null> {
  const entries = (await entriesOf(draft, tx)).filter(({ path }) => isMediaPath(path))
  const used = entries.reduce((sum, { size }) => sum + (size ?? 0), 0)
  const more = [...pictures.values()].reduce((sum, { byteLength }) => sum + byteLength, 0)
  if (more > 0 && used + more > courseQuota) return null
  const taken = new Set(entries.map(({ path }) => path))
  const names = new Map<string, string>()
  const files: FileChange[] = []
  let count = 0
  for (const [name, bytes] of pictures) {
    do count += 1
    while (taken.has(`${folder}/media/${pictureName(count)}`))
    names.set(name, pictureName(count))
    const blobSha256 = await putBlob(tx, bytes, mediaTypeOf(name) ?? 'image/webp')
    files.push({ path: `${folder}/media/${pictureName(count)}`, text: null, blobSha256 })
  }
  const inText = (body: string) =>
    body.replace(/(<Figure src="media\/)(immagine-\d+\.webp)(?=")/g, (whole, before: string, name: string) => {
      const final = names.get(name)
      return final === undefined ? whole : `${before}${final}`
    })
  return { files, inText }
}
