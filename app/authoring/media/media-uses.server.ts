import { z } from 'zod'
import type { Transaction } from '#app/platform/database.server.ts'

/** A course that has a file: one being written (`draft`), or what was ever published. */
export type MediaUseLine = { slug: string; state: 'draft' | 'published' }

const Lines = z.array(z.object({ slug: z.string(), state: z.enum(['draft', 'published']) }))

/** The courses a file stands in, by the hash of its bytes; each version that was ever published counts (P1). */
export async function usesOfMedia(tx: Transaction, sha256: string): Promise<MediaUseLine[]> {
  return Lines.parse(
    await tx.$queryRaw`
      SELECT DISTINCT d.slug, 'draft' AS state FROM draft_file f JOIN course_draft d ON d.id = f.draft_id
      WHERE f.blob_sha256 = ${sha256}
      UNION
      SELECT DISTINCT c.slug, 'published' AS state FROM course_media m
      JOIN course_version v ON v.id = m.course_version_id JOIN course c ON c.id = v.course_id
      WHERE m.blob_sha256 = ${sha256}
      ORDER BY slug, state`,
  )
}
