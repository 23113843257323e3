import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { lockOwnEnrolment } from '../enrolment-queries.server.ts'
import { completeCourseIfDue } from '../record-progress.server.ts'
import { databaseFaults, lockEditionNames } from './check-edition.server.ts'
import { getEditionDetails, type EditionDetails } from './edition-details.server.ts'
import type { EditionInput, FormFaults } from './edition-input.ts'
import { changedTerms } from './locked-terms.ts'
import { getManagedEdition } from './office-edition.server.ts'
import { editionColumns, storeEditionParts } from './store-edition-parts.server.ts'

type Outcome = { ok: true } | { ok: false; faults: FormFaults }

function faultsAgainst(stored: EditionDetails, input: EditionInput): FormFaults {
  const faults: FormFaults = {}
  if (stored.completed > 0) {
    for (const term of changedTerms(stored, input)) faults[term] = 'locked'
  }
  if (input.seats !== null && input.seats < stored.taken) faults.seats = 'seats_below_taken'
  const kept = new Set(input.teachers.map(({ id }) => id))
  const isBusy = stored.teachers.some(({ id, _count }) => _count.meetings > 0 && !kept.has(id))
  if (isBusy) faults['teachers.0.name'] = 'teacher_has_meetings'
  return faults
}

/** With easier terms some may have done enough already: nothing else of theirs would happen to say so. */
async function completeWhoIsDue(tx: Transaction, editionId: string, now: Date): Promise<void> {
  const people = await tx.enrolment.findMany({
    where: { editionId, state: 'under_way' },
    orderBy: { id: 'asc' },
    select: { id: true, personId: true },
  })
  for (const { id, personId } of people) {
    await completeCourseIfDue(tx, await lockOwnEnrolment({ personId }, id, tx), now)
  }
}

/** Which columns a change touches, for the audit. */
function changedColumns(stored: EditionDetails, input: EditionInput): string[] {
  const before: Record<string, unknown> = stored
  return Object.entries(editionColumns(input))
    .filter(([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value))
    .map(([name]) => name)
}

/**
 * Changes an edition as its form says; its course stays. Refused: mode, attendance rule, threshold and exercises once
 * somebody has completed (the faults say `locked`), fewer seats than people, taking out a teacher of a meeting, and what
 * `databaseFaults` tells. Easier terms complete whoever has done enough.
 * @throws AppError `not_found` for another ambito's, `forbidden` for contacts
 */
export async function changeEdition(
  viewer: Viewer,
  { input, ...place }: { ambitoSlug: string; editionId: string; input: EditionInput },
  now: Date,
): Promise<Outcome> {
  const { id: editionId, courseId, ambito } = await getManagedEdition(viewer, place)
  return transaction(async (tx): Promise<Outcome> => {
    await lockEditionNames(tx, ambito.id)
    // Whoever enrols takes this lock too: the seats counted here are those that are taken.
    await tx.$queryRaw`SELECT id FROM edition WHERE id = ${editionId}::uuid FOR UPDATE`
    const stored = await getEditionDetails({ id: editionId }, tx)
    const { firstMeetingAt } = stored
    const asked = { ambitoId: ambito.id, courseId, editionId, firstMeetingAt, before: stored }
    const faults = { ...(await databaseFaults(tx, input, asked, now)), ...faultsAgainst(stored, input) }
    if (Object.keys(faults).length > 0) return { ok: false, faults }
    await tx.edition.update({ where: { id: editionId }, data: editionColumns(input) })
    await storeEditionParts(tx, editionId, input)
    const subject = { subjectType: 'edition', subjectId: editionId }
    const detail = { changed: changedColumns(stored, input) }
    await audit(tx, { actorId: viewer.personId, action: 'edition.changed', ...subject, detail }, now)
    if (changedTerms(stored, input).length > 0) await completeWhoIsDue(tx, editionId, now)
    return { ok: true }
  })
}
