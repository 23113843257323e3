import type { Viewer } from '#app/identity/viewer.ts'
import { movePart } from './move-part.server.ts'
import { removePart } from './remove-part.server.ts'
import { renamePart } from './rename-part.server.ts'
import type { ArrangedPart } from './schemas.ts'

/** Does with a part of a draft what its form asks. @returns the word that says so */
export async function arrangePart(
  viewer: Viewer,
  slug: string,
  arranged: ArrangedPart,
  now: Date,
): Promise<'moved' | 'renamed' | 'removed'> {
  const { part, arrange } = arranged
  if (arrange === 'rename') {
    await renamePart(viewer, { slug, part, title: arranged.title }, now)
    return 'renamed'
  }
  if (arrange === 'remove') {
    await removePart(viewer, { slug, part }, now)
    return 'removed'
  }
  await movePart(viewer, { slug, part, direction: arrange }, now)
  return 'moved'
}
