import type { Viewer } from '#app/identity/viewer.ts'
import { newId } from '#app/platform/ids.server.ts'
import { listOwnEntries, type OwnEntryRow } from './journal-queries.server.ts'
import { listPractice } from './practice-queries.server.ts'
import type { OwnEntry, PracticeState } from './practice-state.ts'
import { listTaken } from './survey-queries.server.ts'

/** An entry as it crosses to the browser. */
export function shownEntry({ id, text, writtenAt, editedAt }: OwnEntryRow): OwnEntry {
  return { id, text, writtenAt: writtenAt.toISOString(), editedAt: editedAt?.toISOString() ?? null }
}

/** What a lesson's page shows of its journals and surveys, by id. The caller has checked that the enrolment is the viewer's. */
export async function listPracticeStates(
  viewer: Viewer,
  place: { enrolmentId: string; courseVersionId: string; lessonId: string },
): Promise<Record<string, PracticeState>> {
  const placed = await listPractice(place.courseVersionId)
  const specs = placed.filter(({ lessonId }) => lessonId === place.lessonId).map(({ spec }) => spec)
  const journals = specs.filter(({ kind }) => kind === 'journal').map(({ id }) => id)
  const [entries, taken] = await Promise.all([
    journals.length > 0 ? listOwnEntries(viewer, journals) : [],
    journals.length < specs.length ? listTaken(place.enrolmentId) : new Set<string>(),
  ])
  const states = specs.map((spec): [string, PracticeState] => {
    if (spec.kind === 'survey') return [spec.id, { ...spec, taken: taken.has(`${spec.pair}/${spec.when}`) }]
    const own = entries.filter(({ activityId }) => activityId === spec.id).map(shownEntry)
    return [spec.id, { ...spec, entries: own, nextEntryId: newId() }]
  })
  return Object.fromEntries(states)
}
