import type { Viewer } from '#app/identity/viewer.ts'
import { db, type Transaction } from '#app/platform/database.server.ts'
import { listPackageNames } from '#app/scorm/packages/package-queries.server.ts'
import { getDraft, type DraftRow } from '../drafts/draft-access.server.ts'
import { actsAs } from '../settings/course-access.server.ts'
import { mediaByModule, type DraftEntry, type ModuleFile, type ModuleMedia } from './module-media.ts'
import { mediaPaths } from './paths.ts'
import { courseQuota, type Quota } from './quota.ts'
import { attributesFor } from './snippet.ts'

/** The files of a draft, of media their hash and size; of one folder of it where that is named. */
export async function entriesOf(
  { id: draftId }: DraftRow,
  tx: Transaction = db(),
  folder?: string,
): Promise<DraftEntry[]> {
  const select = { path: true, text: true, blobSha256: true } as const
  const path = folder === undefined ? {} : { path: { startsWith: `${folder}/` } }
  const rows = await tx.draftFile.findMany({ where: { draftId, ...path }, orderBy: { path: 'asc' }, select })
  const hashes = rows.flatMap(({ blobSha256 }) => blobSha256 ?? [])
  const blobs = await tx.blob.findMany({ where: { sha256: { in: hashes } }, select: { sha256: true, size: true } })
  const sizes = new Map(blobs.map(({ sha256, size }) => [sha256, size]))
  return rows.map((row) => ({ ...row, size: row.blobSha256 ? (sizes.get(row.blobSha256) ?? 0) : null }))
}

/** The media of each module of a draft, as they stand in `entries`. */
export async function modulesOf({ slug }: DraftRow, entries: readonly DraftEntry[], tx: Transaction = db()) {
  const hashes = entries.flatMap(({ blobSha256 }) => blobSha256 ?? [])
  const items = await tx.mediaItem.findMany({
    where: { blobSha256: { in: hashes } },
    select: { blobSha256: true, title: true, alt: true },
  })
  const known = new Map(items.map(({ blobSha256, ...facts }) => [blobSha256, facts]))
  return mediaByModule(slug, entries, known)
}

/**
 * What a lesson of a draft can show: the files of its module as lessons name them, what each says of itself where it is
 * shown, and the address of the library for this lesson.
 */
export type LessonMedia = {
  names: string[]
  files: { sha256: string; kind: ModuleFile['kind']; attributes: Record<string, string> }[]
  library: string
  /** Foreign packages that it may play. */
  packages: { name: string; title: string }[]
}

export async function getLessonMedia(viewer: Viewer, slug: string, lesson: string): Promise<LessonMedia> {
  const draft = await getDraft(viewer, slug)
  const [folder = ''] = lesson.split('/')
  const entries = await entriesOf(draft, db(), folder)
  const module = (await modulesOf(draft, entries)).modules.find((one) => one.folder === folder)
  const names = entries.flatMap(({ path }) =>
    path.startsWith(`${folder}/media/`) ? path.slice(folder.length + 1) : [],
  )
  const files = (module?.files ?? []).map(({ sha256, kind, shown }) => ({
    sha256,
    kind,
    attributes: attributesFor(shown),
  }))
  const packages = await listPackageNames()
  return { names, files, packages, library: mediaPaths.library({ place: { slug, folder, lesson } }) }
}

export type DraftMediaPage = {
  slug: string
  title: string
  modules: ModuleMedia[]
  quota: Quota
  /** Whether the viewer is one of those who write it. */
  mayWrite: boolean
}

/** What a draft has of media, module by module, and how much of its room it fills. @throws AppError as `getDraft` */
export async function getDraftMedia(viewer: Viewer, slug: string): Promise<DraftMediaPage> {
  const draft = await getDraft(viewer, slug)
  const { used, ...media } = await modulesOf(draft, await entriesOf(draft))
  const mayWrite = await actsAs(viewer, slug, 'author')
  return { slug, ...media, quota: { used, limit: courseQuota }, mayWrite }
}
