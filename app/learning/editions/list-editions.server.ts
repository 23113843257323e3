import { db } from '#app/platform/database.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import type { AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import type { EditionMode } from '#app/platform/generated/enums.ts'
import { inIt } from './current-enrolments.ts'
import { editionState, type EditionState } from './edition-state.ts'

export type EditionLine = {
  id: string
  name: string
  courseTitle: string
  mode: EditionMode
  state: EditionState
  startsOn: Date
  endsOn: Date | null
  place: string
  seats: number | null
  taken: number
  completed: number
}

/** The editions of an ambito, the latest to begin first. Takes a loaded ambito as proof that the viewer plans them. */
export async function listAmbitoEditions({ id: ambitoId }: AmbitoChoice, now: Date): Promise<EditionLine[]> {
  const today = civilDay(now)
  const rows = await db().edition.findMany({
    where: { ambitoId },
    orderBy: [{ startsOn: 'desc' }, { name: 'asc' }],
    select: {
      ...{ id: true, name: true, mode: true, startsOn: true, endsOn: true, place: true, seats: true },
      course: { select: { slug: true, currentVersion: { select: { title: true } } } },
      _count: { select: { enrolments: { where: inIt } } },
    },
  })
  // Whoever renews has completed too, and once more is still one person.
  const completed = await db().enrolment.groupBy({
    by: ['editionId', 'personId'],
    where: { editionId: { in: rows.map((row) => row.id) }, state: 'completed' },
  })
  const counts = new Map<string, number>()
  for (const { editionId } of completed) counts.set(editionId, (counts.get(editionId) ?? 0) + 1)
  return rows.map(({ course, _count, ...edition }) => ({
    ...edition,
    courseTitle: course.currentVersion?.title ?? course.slug,
    state: editionState(edition, today),
    taken: _count.enrolments,
    completed: counts.get(edition.id) ?? 0,
  }))
}
