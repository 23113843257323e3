import type { Scope, Viewer } from '#app/identity/viewer.ts'
import { peopleWhere } from '#app/organisation/scope-where.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { editionState } from './edition-state.ts'
import { getManagedEdition } from './office-edition.server.ts'
import { takeSeats } from './take-seats.server.ts'

type Outcome =
  | { ok: true; enrolled: number; already: number }
  | { ok: false; reason: 'no_seats'; left: number }
  | { ok: false; reason: 'nobody' | 'closed' | 'course_closed' }

/**
 * The office enrols people who work in its ambito today, several at once: all of them, or nobody when there are fewer
 * seats.
 * @throws AppError `not_found` for another ambito's edition or somebody who does not work there, `forbidden` for contacts
 */
export async function enrolPeople(
  viewer: Viewer,
  { personIds, ...place }: { ambitoSlug: string; editionId: string; personIds: readonly string[] },
  now: Date,
): Promise<Outcome> {
  const { ambito, ...edition } = await getManagedEdition(viewer, place)
  const today = civilDay(now)
  if (personIds.length === 0) return { ok: false, reason: 'nobody' }
  if (editionState(edition, today) === 'closed') return { ok: false, reason: 'closed' }
  return transaction(async (tx): Promise<Outcome> => {
    const scope: Scope = { kind: 'some', ambitoIds: [ambito.id], organisationIds: [], departmentIds: [] }
    const within = peopleWhere(scope, today)
    const known = await tx.person.count({ where: { AND: [{ id: { in: [...personIds] } }, within] } })
    if (known < new Set(personIds).size) throw notFound('person')
    const seats = await takeSeats(tx, { editionId: edition.id, personIds, actorId: viewer.personId }, now)
    if (!seats.ok) return seats
    const already = seats.already.length
    return { ok: true, enrolled: seats.enrolmentIds.size - already, already }
  })
}
