import type { Viewer } from '#app/identity/viewer.ts'
import { putBlob } from '#app/platform/blobs.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { mediaTypeOf } from '../check-media.ts'
import { isMediaPath, modulePattern } from '../course-source.ts'
import { Credit, withCredit } from '../credits.ts'
import { changeFiles, type FileChange } from '../drafts/change-files.server.ts'
import { lockDraft } from '../drafts/draft-access.server.ts'
import { entriesOf } from './draft-media-queries.server.ts'
import { lockLibrary } from './library-lock.server.ts'
import { mediaKinds, missingOf } from './licences.ts'
import type { DraftEntry } from './module-media.ts'
import { courseQuota } from './quota.ts'

const columns = {
  ...{ blobSha256: true, kind: true, ending: true, name: true, title: true, author: true, licence: true, note: true },
  ...{ captions: true, transcript: true, size: true },
} as const

async function getItem(tx: Transaction, itemId: string) {
  const item = await tx.mediaItem.findUnique({ where: { id: itemId }, select: columns })
  const kind = mediaKinds.find((one) => one === item?.kind)
  if (!item || !kind) throw notFound('media item')
  return { ...item, kind }
}
type Item = Awaited<ReturnType<typeof getItem>>

/** The path that these bytes have in a module, or may have there: no other file of `media/` has its name. */
function pathFor({ blobSha256, name, ending }: Item, folder: string, entries: readonly DraftEntry[]): string {
  const inside = entries.filter(({ path }) => path.startsWith(`${folder}/media/`))
  const own = inside.find((entry) => entry.blobSha256 === blobSha256)
  if (own) return own.path
  for (let count = 1; ; count += 1) {
    const stem = `${folder}/media/${count === 1 ? name : `${name}-${count}`}`
    if (!inside.some(({ path }) => path.startsWith(`${stem}.`))) return `${stem}.${ending}`
  }
}

/** Whose it is, in the module's list; the title only where readers may be told it. */
function creditChange(item: Item, path: string, entries: readonly DraftEntry[]): FileChange {
  const [folder = '', , name = ''] = path.split('/')
  const file = `${folder}/credits.yaml`
  const { title, author, licence, note } = item
  const credit = Credit.parse({ title, author, licence, ...(note ? { note } : {}) })
  const before = entries.find((entry) => entry.path === file)?.text ?? ''
  return { path: file, text: withCredit(before, name, credit) }
}

async function changesFor(tx: Transaction, item: Item, path: string, entries: readonly DraftEntry[]) {
  const stem = path.replace(/\.[^./]*$/, '')
  const companion = async (text: string | null, ending: string): Promise<FileChange[]> =>
    text === null
      ? []
      : [
          {
            path: `${stem}.${ending}`,
            text: null,
            blobSha256: await putBlob(
              tx,
              new TextEncoder().encode(`${text.trimEnd()}\n`),
              mediaTypeOf(`x.${ending}`) ?? '',
            ),
          },
        ]
  const wanted: FileChange[] = [
    { path, text: null, blobSha256: item.blobSha256 },
    ...(await companion(item.kind === 'film' ? item.captions : null, 'vtt')),
    ...(await companion(item.transcript, 'txt')),
    creditChange(item, path, entries),
  ]
  const before = new Map(entries.map((entry) => [entry.path, entry]))
  return wanted.filter(({ path: one, text, blobSha256 = null }) => {
    const old = before.get(one)
    return !old || old.text !== text || old.blobSha256 !== blobSha256
  })
}

export type PlaceOutcome =
  { ok: true; path: string } | { ok: false; reason: 'alternatives_missing' | 'module_gone' | 'quota_course' }

/**
 * Puts something of the library into a module of a draft, with its captions, its transcript and whose it is, as one
 * revision. Where the module has it already, what it lacks is added, and nothing where it lacks nothing.
 * @throws AppError as `lockDraft`; `not_found` where the library has no such thing
 */
export async function placeMedia(
  viewer: Viewer,
  { slug, folder, itemId }: { slug: string; folder: string; itemId: string },
  now: Date,
): Promise<PlaceOutcome> {
  return transaction(async (tx): Promise<PlaceOutcome> => {
    await lockLibrary(tx)
    const draft = await lockDraft(tx, viewer, slug)
    const item = await getItem(tx, itemId)
    if (missingOf(item).length > 0) return { ok: false, reason: 'alternatives_missing' }
    const entries = await entriesOf(draft, tx)
    const isThere = modulePattern.test(folder) && entries.some(({ path }) => path.startsWith(`${folder}/`))
    if (!isThere) return { ok: false, reason: 'module_gone' }
    const path = pathFor(item, folder, entries)
    const changes = await changesFor(tx, item, path, entries)
    const used = entries.reduce((sum, entry) => sum + (isMediaPath(entry.path) ? (entry.size ?? 0) : 0), 0)
    const isNew = changes.some((change) => change.path === path)
    if (isNew && used + item.size > courseQuota) return { ok: false, reason: 'quota_course' }
    if (changes.length > 0) await changeFiles(tx, draft, changes, { personId: viewer.personId, now })
    return { ok: true, path }
  })
}
