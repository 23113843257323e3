import { db } from '#app/platform/database.server.ts'
import type { DraftRow } from './draft-access.server.ts'

/**
 * Whether a course that was published before says no more of what changes than it did then.
 * @param notes what it says now
 */
export async function lacksNotes({ slug }: Pick<DraftRow, 'slug'>, notes: string | undefined): Promise<boolean> {
  const course = await db().course.findUnique({
    where: { slug },
    select: { currentVersion: { select: { notes: true } } },
  })
  const before = course?.currentVersion
  return before != null && ['', before.notes].some((known) => known === (notes ?? ''))
}
