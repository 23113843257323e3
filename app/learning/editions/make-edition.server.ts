import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { databaseFaults, lockEditionNames } from './check-edition.server.ts'
import type { EditionInput, FormFaults } from './edition-input.ts'
import { getAmbitoOfEditions } from './office-edition.server.ts'
import { editionColumns, storeEditionParts } from './store-edition-parts.server.ts'

type Outcome = { ok: true; editionId: string } | { ok: false; faults: FormFaults }

/**
 * Plans an edition of a published course for an ambito. A name that is taken there, also by a form sent twice at once, a
 * teacher without account, credits without the event's id once the edition has begun, or more minutes of areas than the
 * edition has are refused.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function makeEdition(
  viewer: Viewer,
  { ambitoSlug, input }: { ambitoSlug: string; input: EditionInput },
  now: Date,
): Promise<Outcome> {
  const { id: ambitoId } = await getAmbitoOfEditions(viewer, ambitoSlug)
  return transaction(async (tx): Promise<Outcome> => {
    const course = await tx.course.findUnique({
      where: { slug: input.course },
      select: { id: true, currentVersionId: true, closedAt: true, translationOfId: true },
    })
    if (!course?.currentVersionId || course.closedAt || course.translationOfId)
      return { ok: false, faults: { course: 'course_missing' } }
    await lockEditionNames(tx, ambitoId)
    const place = { ambitoId, courseId: course.id, editionId: null, firstMeetingAt: null, before: null }
    const faults = await databaseFaults(tx, input, place, now)
    if (Object.keys(faults).length > 0) return { ok: false, faults }
    const editionId = newId()
    await tx.edition.create({ data: { id: editionId, courseId: course.id, ambitoId, ...editionColumns(input) } })
    await storeEditionParts(tx, editionId, input)
    const subject = { subjectType: 'edition', subjectId: editionId }
    const detail = { course: input.course, name: input.name, mode: input.mode }
    await audit(tx, { actorId: viewer.personId, action: 'edition.made', ...subject, detail }, now)
    return { ok: true, editionId }
  })
}
