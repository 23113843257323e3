import { z } from 'zod'
import { namesOf } from '#app/identity/person-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { db, type Prisma, type Transaction } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { mediaKinds, mediaLicences, missingOf, type Alternative } from './licences.ts'
import type { Quotas } from './quota.ts'
import type { LibraryQuery } from './schemas.ts'
import { mayRemoveMedia } from './policy.ts'
import { usesOfMedia, type MediaUseLine } from './media-uses.server.ts'

/** Of a list; bytes are left out, and so are captions and transcripts. */
const listed = {
  ...{ id: true, blobSha256: true, thumbSha256: true, kind: true, ending: true, name: true, title: true },
  ...{ author: true, licence: true, alt: true, width: true, height: true, size: true },
  ...{ captions: true, transcript: true },
} as const

const Kind = z.enum(mediaKinds)
const Licence = z.enum(mediaLicences)
type Row = Prisma.MediaItemGetPayload<{ select: typeof listed }>

const lineOf = ({ captions, transcript, kind: written, licence, ...row }: Row) => {
  const kind = Kind.parse(written)
  const missing: Alternative[] = missingOf({ kind, captions, transcript })
  return { ...row, kind, licence: Licence.parse(licence), missing }
}
export type MediaLine = ReturnType<typeof lineOf>

const pageSize = 24

function whereOf({ q, kind }: LibraryQuery): Prisma.MediaItemWhereInput {
  // Prisma reads these as wildcards of LIKE.
  const contains = q.replace(/[\\%_]/g, '\\$&')
  const fields = ['title', 'author', 'name', 'alt'] as const
  const words = fields.map((field) => ({ [field]: { contains, mode: 'insensitive' } }))
  return { ...(kind ? { kind } : {}), ...(q ? { OR: words } : {}) }
}

/** What the library has, the newest first, a page of it. `pages` counts them. @throws AppError `forbidden` */
export async function listMedia(viewer: Viewer, query: LibraryQuery) {
  requireAuthor(viewer)
  const where = whereOf(query)
  const count = await db().mediaItem.count({ where })
  const rows = await db().mediaItem.findMany({
    where,
    select: listed,
    orderBy: [{ addedAt: 'desc' }, { id: 'asc' }],
    skip: (query.page - 1) * pageSize,
    take: pageSize,
  })
  return { items: rows.map(lineOf), count, pages: Math.max(1, Math.ceil(count / pageSize)) }
}

/** How much of the library somebody, and everybody, has filled. @throws AppError `forbidden` */
export async function quotasOf(viewer: Viewer, tx: Transaction = db()): Promise<Quotas> {
  requireAuthor(viewer)
  const sum = async (where: Prisma.MediaItemWhereInput) =>
    (await tx.mediaItem.aggregate({ where, _sum: { size: true } }))._sum.size ?? 0
  const { MEDIA_AUTHOR_MB: own, MEDIA_TOTAL_MB: all } = env()
  return {
    own: { used: await sum({ addedById: viewer.personId }), limit: own * 1_000_000 },
    all: { used: await sum({}), limit: all * 1_000_000 },
  }
}

export type MediaPage = MediaLine & {
  note: string
  captions: string | null
  transcript: string | null
  addedBy: string
  addedAt: Date
  uses: MediaUseLine[]
  mayRemove: boolean
}

/** One thing of the library, with where it is used. @throws AppError `forbidden`, `not_found` */
export async function getMedia(viewer: Viewer, itemId: string): Promise<MediaPage> {
  requireAuthor(viewer)
  const row = await db().mediaItem.findUnique({
    where: { id: itemId },
    select: { ...listed, note: true, addedById: true, addedAt: true },
  })
  if (!row) throw notFound('media item')
  const { addedById, note, addedAt, ...item } = row
  const names = await namesOf([addedById])
  const { captions, transcript } = item
  return {
    ...{ ...lineOf(item), note, captions, transcript, addedAt, addedBy: names.get(addedById) ?? '' },
    uses: await usesOfMedia(db(), row.blobSha256),
    mayRemove: mayRemoveMedia(viewer, { addedById }),
  }
}
