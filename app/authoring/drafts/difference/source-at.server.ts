import type { CourseSource } from '../../course-source.ts'
import type { DraftRow } from '../draft-access.server.ts'
import { filesAt } from '../files-at.server.ts'
import { sourceOfDraft, sourceOfFiles } from '../draft-source.server.ts'

/** The whole of a draft as it was at a revision. Not to be changed by who gets it. */
export async function sourceAt(draft: DraftRow, revision: number): Promise<CourseSource> {
  if (revision >= draft.revision) return sourceOfDraft(draft)
  return sourceOfFiles(draft.slug, await filesAt(draft, revision))
}
