import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { changeFiles, type FileChange } from '../change-files.server.ts'
import { lockDraft } from '../draft-access.server.ts'
import { isReadable } from '../edit-yaml.ts'
import type { Facts } from './schemas.ts'
import { withCourseFacts, withModuleFacts } from './yaml-facts.ts'

export type SaveFactsOutcome = { ok: true } | { ok: false; reason: 'changed_meanwhile' | 'unreadable' }

/** A file as it is sent: its text made anew, and when it was read. */
type Sent = { path: string; revision: number; write: (yaml: string) => string }

const sentFiles = (facts: Facts): Sent[] => [
  { path: 'course.yaml', revision: facts.revision, write: (yaml) => withCourseFacts(yaml, facts) },
  ...facts.modules.map(({ folder, revision, ...module }) => ({
    ...{ path: `${folder}/module.yaml`, revision, write: (yaml: string) => withModuleFacts(yaml, module) },
  })),
]

/**
 * Saves the facts of a course and its modules, as one revision. Where somebody changed one of them after it was read, or
 * where one cannot be read, nothing is written.
 * @throws AppError `forbidden`; `not_found` without the draft or a module
 */
export async function saveFacts(
  viewer: Viewer,
  { slug, facts }: { slug: string; facts: Facts },
  now: Date,
): Promise<SaveFactsOutcome> {
  return transaction(async (tx): Promise<SaveFactsOutcome> => {
    const draft = await lockDraft(tx, viewer, slug)
    const wanted = sentFiles(facts)
    const files = await tx.draftFile.findMany({
      where: { draftId: draft.id, path: { in: wanted.map(({ path }) => path) } },
      select: { path: true, text: true, revision: true },
    })
    const changes: FileChange[] = []
    for (const { path, revision, write } of wanted) {
      const file = files.find((one) => one.path === path)
      if (!file?.text) throw notFound('facts')
      if (!isReadable(file.text)) return { ok: false, reason: 'unreadable' }
      const text = write(file.text)
      if (text === file.text) continue
      if (file.revision > revision) return { ok: false, reason: 'changed_meanwhile' }
      changes.push({ path, text })
    }
    if (changes.length > 0) await changeFiles(tx, draft, changes, { personId: viewer.personId, now })
    return { ok: true }
  })
}
