import type { Viewer } from '#app/identity/viewer.ts'
import { membershipOn } from '#app/organisation/membership-queries.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { inIt } from './current-enrolments.ts'
import { editionState, seatsLeft } from './edition-state.ts'
import { takeSeats } from './take-seats.server.ts'
import type { EditionMode } from '#app/platform/generated/enums.ts'

type Outcome = { ok: true; enrolmentId: string } | { ok: false; reason: 'no_seats' | 'course_closed' }

export type OpenEdition = {
  id: string
  name: string
  mode: EditionMode
  startsOn: Date
  endsOn: Date | null
  place: string
  /** Null: as many as come. */
  left: number | null
  /** Meetings, cancelled ones apart: how many are over, and when the next begins. */
  meetings: { held: number; next: Date | null }
}

/** Editions that somebody may join themselves: of the ambito they work in today, not over. */
async function joinable(viewer: Viewer, courseSlug: string, now: Date) {
  const today = civilDay(now)
  const workplace = await membershipOn(viewer.personId, today)
  if (!workplace?.ambito) return []
  const editions = await db().edition.findMany({
    where: { ambitoId: workplace.ambito.id, selfEnrolment: true, course: { slug: courseSlug } },
    orderBy: [{ startsOn: 'asc' }, { name: 'asc' }],
    select: {
      ...{ id: true, name: true, mode: true, startsOn: true, endsOn: true, place: true, seats: true },
      meetings: {
        where: { cancelledAt: null },
        orderBy: { startsAt: 'asc' },
        select: { startsAt: true, endsAt: true },
      },
      _count: { select: { enrolments: { where: inIt } } },
    },
  })
  return editions.filter((edition) => editionState(edition, today) !== 'closed')
}

/** The editions of a course that the viewer may join and was in never yet, soonest first. */
export async function listOpenEditions(viewer: Viewer, courseSlug: string, now: Date): Promise<OpenEdition[]> {
  const [found, own] = await Promise.all([
    joinable(viewer, courseSlug, now),
    db().enrolment.findMany({
      where: { personId: viewer.personId, edition: { course: { slug: courseSlug } } },
      select: { editionId: true },
    }),
  ])
  const editions = found.filter(({ id }) => own.every(({ editionId }) => editionId !== id))
  return editions.map(({ seats, _count, meetings, ...edition }) => ({
    ...edition,
    left: seatsLeft({ seats, taken: _count.enrolments }),
    meetings: {
      held: meetings.filter(({ endsAt }) => endsAt < now).length,
      next: meetings.find(({ endsAt }) => endsAt >= now)?.startsAt ?? null,
    },
  }))
}

/**
 * The viewer joins an edition of their ambito, or finds the enrolment that is there. An office's withdrawal stands:
 * only the office undoes it.
 * @throws AppError `not_found` for an edition that one does not join oneself, is over, or is another ambito's
 */
export async function joinEdition(
  viewer: Viewer,
  { courseSlug, editionId }: { courseSlug: string; editionId: string },
  now: Date,
): Promise<Outcome> {
  const { personId } = viewer
  const editions = await joinable(viewer, courseSlug, now)
  if (!editions.some(({ id }) => id === editionId)) throw notFound('edition')
  return transaction(async (tx): Promise<Outcome> => {
    const withdrawn = await tx.enrolment.count({
      where: { personId, editionId, state: 'withdrawn', withdrawnReason: { not: '' } },
    })
    if (withdrawn > 0) throw notFound('edition')
    const seats = await takeSeats(
      tx,
      { editionId, personIds: [personId], actorId: personId, language: viewer.locale },
      now,
    )
    if (!seats.ok) return { ok: false, reason: seats.reason }
    return { ok: true, enrolmentId: seats.enrolmentIds.get(personId) ?? '' }
  })
}
