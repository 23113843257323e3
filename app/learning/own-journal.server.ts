import { listOwnEntries } from '#app/assessment/journal-queries.server.ts'
import { listPractice } from '#app/assessment/practice-queries.server.ts'
import { shownEntry } from '#app/assessment/practice-state-queries.server.ts'
import type { OwnEntry } from '#app/assessment/practice-state.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { getVersion } from './version-queries.server.ts'

/** `key` names a section on its page. */
export type JournalSection = { key: string; course: string; title: string; promptHtml: string; entries: OwnEntry[] }

/** The viewer's own journal over all courses: one section for each question, the last written first. */
export async function getOwnJournal(viewer: Viewer): Promise<JournalSection[]> {
  const entries = await listOwnEntries(viewer)
  const sections = new Map<string, JournalSection>()
  for (const entry of entries) {
    const { courseVersionId, activityId } = entry
    const [version, practice] = await Promise.all([getVersion(courseVersionId), listPractice(courseVersionId)])
    const spec = practice.map((placed) => placed.spec).find(({ id }) => id === activityId)
    const key = `${activityId}-${version.courseId}`
    const known = sections.get(key)
    if (known) known.entries.push(shownEntry(entry))
    else if (spec?.kind === 'journal') {
      const { title, promptHtml } = spec
      sections.set(key, { key, course: version.title, title, promptHtml, entries: [shownEntry(entry)] })
    }
  }
  return [...sections.values()]
}
