import { db } from '#app/platform/database.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import type { AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import type { EditionMode } from '#app/platform/generated/enums.ts'
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
      _count: { select: { enrolments: { where: { state: { not: 'withdrawn' } } } } },
    },
  })
  const completed = await db().enrolment.groupBy({
    by: ['editionId'],
    where: { editionId: { in: rows.map((row) => row.id) }, state: 'completed' },
    _count: true,
  })
  const counts = new Map(completed.map(({ editionId, _count }) => [editionId, _count]))
  return rows.map(({ course, _count, ...edition }) => ({
    ...edition,
    courseTitle: course.currentVersion?.title ?? course.slug,
    state: editionState(edition, today),
    taken: _count.enrolments,
    completed: counts.get(edition.id) ?? 0,
  }))
}
