import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { checkCaptions, type CaptionsFault } from './check-captions.ts'
import type { MediaFacts } from './schemas.ts'

async function change(viewer: Viewer, itemId: string, data: Partial<MediaFacts> | Texts, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.mediaItem.updateMany({ where: { id: itemId }, data })
    if (count === 0) throw notFound('media item')
    const subject = { subjectType: 'media_item', subjectId: itemId, detail: { changed: Object.keys(data) } }
    await audit(tx, { actorId: viewer.personId, action: 'media.changed', ...subject }, now)
  })
}

type Texts = { captions?: string; transcript?: string }

/**
 * Changes what is known of something in the library. Courses that have it already keep what they were told.
 * @throws AppError `forbidden`, `not_found`
 */
export async function changeMedia(viewer: Viewer, itemId: string, facts: MediaFacts, now: Date): Promise<void> {
  requireAuthor(viewer)
  await change(viewer, itemId, facts, now)
}

export type AlternativesOutcome = { ok: true } | { ok: false; fault: CaptionsFault }

/**
 * Gives a film or a sound its captions (bytes of WebVTT) and its transcript; what is not given stays as it was. Where the
 * captions are refused nothing is written.
 * @throws AppError `forbidden`, `not_found`
 */
export async function giveAlternatives(
  viewer: Viewer,
  itemId: string,
  { captions, transcript }: { captions: Uint8Array | null; transcript: string },
  now: Date,
): Promise<AlternativesOutcome> {
  requireAuthor(viewer)
  const checked = captions && checkCaptions(captions)
  if (checked && !checked.ok) return checked
  const texts = { ...(checked ? { captions: checked.text } : {}), ...(transcript ? { transcript } : {}) }
  await change(viewer, itemId, texts, now)
  return { ok: true }
}
