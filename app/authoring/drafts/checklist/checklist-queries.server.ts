import { getPublicGlossary } from '#app/learning/public-glossary.server.ts'
import { entriesOf, modulesOf } from '../../media/draft-media-queries.server.ts'
import type { DraftRow } from '../draft-access.server.ts'
import { draftFaults } from '../draft-faults.server.ts'
import { lacksNotes } from '../lacks-notes.server.ts'
import { sourceOfDraft } from '../draft-source.server.ts'
import { listSuspicions } from '../real-people-queries.server.ts'
import { checkDraft, type CheckItem } from './check-draft.ts'

async function uncreditedOf(draft: DraftRow) {
  const { modules } = await modulesOf(draft, await entriesOf(draft))
  return modules.flatMap(({ folder, files }) => {
    const count = files.filter(({ kind, credit }) => kind !== 'document' && credit === null).length
    return count > 0 ? [{ folder, count }] : []
  })
}

/** What the course of a draft is looked at for, with the words that published courses explain. */
export async function getChecklist(draft: DraftRow): Promise<CheckItem[]> {
  const [source, suspicions, letters, uncredited] = await Promise.all([
    sourceOfDraft(draft),
    listSuspicions(draft),
    getPublicGlossary(),
    uncreditedOf(draft),
  ])
  const { faults, sound, course } = await draftFaults(source)
  const notes = course?.metadata['version-notes']
  const glossary = letters.flatMap(({ words }) => words.map(({ word }) => word))
  return checkDraft({ faults, sound, suspicions, glossary, uncredited, lacksNotes: await lacksNotes(draft, notes) })
}
