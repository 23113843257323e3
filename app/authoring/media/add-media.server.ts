import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { putBlob } from '#app/platform/blobs.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'
import { takeFromRateLimit } from '#app/platform/rate-limit.server.ts'
import { toSlug } from '#app/platform/slug.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { mediaTypeOf } from '../check-media.ts'
import { lockLibrary } from './library-lock.server.ts'
import { quotasOf } from './media-queries.server.ts'
import { prepareApart } from './prepare-apart.server.ts'
import type { MediaFault, MediaNote, PreparedMedia } from './prepare-media.server.ts'
import { quotaFault, type QuotaFault } from './quota.ts'
import type { MediaFacts } from './schemas.ts'

export type AddFault = MediaFault | QuotaFault | 'too_many'
export type AddOutcome =
  /** `isNew` is false where the library had it already: its facts stay as they were. */
  { ok: true; itemId: string; isNew: boolean; notes: MediaNote[] } | { ok: false; reason: AddFault }

/** Each file costs a process of its own and a second or two. */
const rate = { limit: 100, windowSeconds: 600 }

/** What a file is called in a course: the name it came with, as an address. */
const stemOf = (name: string, { kind }: PreparedMedia) => toSlug(name.replace(/\.[^.]*$/, '')).slice(0, 60) || kind

async function storeItem(tx: Transaction, media: PreparedMedia, row: { name: string; facts: MediaFacts }, by: By) {
  const { kind, ending, bytes, thumb, width, height } = media
  const blobSha256 = await putBlob(tx, bytes, mediaTypeOf(`x.${ending}`) ?? 'application/octet-stream')
  const thumbSha256 = thumb && (await putBlob(tx, thumb, 'image/webp'))
  const size = bytes.byteLength + (thumb?.byteLength ?? 0)
  const item = {
    id: newId(),
    blobSha256,
    thumbSha256,
    kind,
    ending,
    width,
    height,
    size,
    name: stemOf(row.name, media),
  }
  await tx.mediaItem.create({
    data: { ...item, ...row.facts, addedById: by.personId, addedAt: by.now },
    select: { id: true },
  })
  const subject = { subjectType: 'media_item', subjectId: item.id, detail: { sha256: blobSha256, kind, size } }
  await audit(tx, { actorId: by.personId, action: 'media.added', ...subject }, by.now)
  return item.id
}

type By = { personId: string; now: Date }

/**
 * Takes a file into the library, made safe and free of what it says of people and places; of what is refused nothing is
 * kept. The same bytes twice are one item.
 * @throws AppError `forbidden`
 */
export async function addMedia(
  viewer: Viewer,
  { name, bytes, facts }: { name: string; bytes: Uint8Array; facts: MediaFacts },
  now: Date,
): Promise<AddOutcome> {
  requireAuthor(viewer)
  const { personId } = viewer
  if ((await takeFromRateLimit(`media ${personId}`, rate, now)) > 0) return { ok: false, reason: 'too_many' }
  const prepared = await prepareApart({ name, bytes })
  if (!prepared.ok) return prepared
  const { media } = prepared
  return transaction(async (tx): Promise<AddOutcome> => {
    await lockLibrary(tx)
    const where = { blobSha256: sha256(media.bytes) }
    const known = await tx.mediaItem.findUnique({ where, select: { id: true } })
    if (known) return { ok: true, itemId: known.id, isNew: false, notes: [] }
    const full = quotaFault(await quotasOf(viewer, tx), media.bytes.byteLength + (media.thumb?.byteLength ?? 0))
    if (full) return { ok: false, reason: full }
    const itemId = await storeItem(tx, media, { name, facts }, { personId, now })
    return { ok: true, itemId, isNew: true, notes: media.notes }
  })
}
