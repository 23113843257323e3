import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { db, sql, transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { bookFacts, books, type BookName } from './books.ts'
import { requireBook, requireHandOut } from './print-access.server.ts'

export type PrintFile = { headers: Record<string, string>; bytes: Uint8Array }

const columns = {
  id: true,
  slug: true,
  book: true,
  state: true,
  versionId: true,
  draftId: true,
  revision: true,
} as const

function nameOf(slug: string, book: BookName, part: string): string {
  const { kind, format } = bookFacts[book]
  return `${slug}-${part}${kind === 'trainer' ? '-chiavi' : ''}.${format}`
}

async function partOf({ versionId, revision }: { versionId: string | null; revision: number | null }): Promise<string> {
  if (versionId === null) return `bozza-${revision ?? 0}`
  const version = await db().courseVersion.findUniqueOrThrow({ where: { id: versionId }, select: { number: true } })
  return `v${version.number}`
}

/**
 * A book that is ready. Who may have it is asked anew; audited each time, before the first byte (P12).
 * @throws AppError `forbidden`; `not_found` before it is ready and once it is let go
 */
export async function downloadPrint(viewer: Viewer, printId: string, now: Date): Promise<PrintFile> {
  requireHandOut(viewer)
  const row = await db().coursePrint.findUnique({ where: { id: printId }, select: columns })
  const book = books.find((one) => one === row?.book)
  if (!row || !book) throw notFound('book')
  requireBook(viewer, book, row.draftId !== null)
  const [stored] = await sql()<{ bytes: Uint8Array | null }[]>`SELECT bytes FROM course_print WHERE id = ${row.id}`
  if (row.state !== 'ready' || !stored?.bytes) throw notFound('book')
  const detail = { slug: row.slug, book }
  const event = { action: 'course.book_downloaded', subjectType: 'course_print', subjectId: row.id, detail }
  await transaction((tx) => audit(tx, { actorId: viewer.personId, ...event }, now))
  const { bytes } = stored
  return {
    headers: {
      'Content-Type': bookFacts[book].mediaType,
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': `attachment; filename="${nameOf(row.slug, book, await partOf(row))}"`,
      'Cache-Control': 'private, no-store',
    },
    bytes,
  }
}
