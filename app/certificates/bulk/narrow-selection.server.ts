import { findEditionOfCourse } from '#app/learning/edition-queries.server.ts'
import type { BundleSelection, RequestBundle } from '../schemas.ts'

type Narrowed = { ok: true; selection: BundleSelection } | { ok: false; reason: 'edition_of_other_course' }

/**
 * Narrows a selection to the edition and the days of issue a form asks for. Refuses an edition of another course or
 * another ambito.
 */
export async function narrowSelection(
  selection: BundleSelection,
  { edition: editionId, issuedFrom, issuedTo }: RequestBundle,
  ambitoId: string,
): Promise<Narrowed> {
  const { courseId } = selection
  const edition = editionId ? await findEditionOfCourse(editionId, { courseId, ambitoId }) : undefined
  if (edition === null) return { ok: false, reason: 'edition_of_other_course' }
  const issued = {
    ...(issuedFrom ? { from: issuedFrom } : {}),
    ...(issuedTo ? { to: issuedTo } : {}),
  }
  const hasPeriod = Object.keys(issued).length > 0
  return {
    ok: true,
    selection: { ...selection, ...(edition ? { edition } : {}), ...(hasPeriod ? { issued } : {}) },
  }
}
