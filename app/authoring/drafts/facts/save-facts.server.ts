import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { changeFiles } from '../change-files.server.ts'
import { lockDraft } from '../draft-access.server.ts'
import { isReadable } from '../edit-yaml.ts'
import type { Facts } from './schemas.ts'
import { withCourseFacts, withModuleFacts } from './yaml-facts.ts'

export type SaveFactsOutcome = { ok: true } | { ok: false; reason: 'changed_meanwhile' | 'unreadable' }

/**
 * Saves the facts of a course or of a module. Where somebody changed them after they were read, or where they cannot be
 * read, nothing is written.
 * @throws AppError `forbidden`; `not_found` without the draft or the module
 */
export async function saveFacts(
  viewer: Viewer,
  { slug, facts }: { slug: string; facts: Facts },
  now: Date,
): Promise<SaveFactsOutcome> {
  return transaction(async (tx): Promise<SaveFactsOutcome> => {
    const draft = await lockDraft(tx, viewer, slug)
    const path = facts.intent === 'course' ? 'course.yaml' : `${facts.folder}/module.yaml`
    const where = { draftId_path: { draftId: draft.id, path } }
    const file = await tx.draftFile.findUnique({ where, select: { text: true, revision: true } })
    if (!file?.text) throw notFound('facts')
    if (file.revision > facts.revision) return { ok: false, reason: 'changed_meanwhile' }
    if (!isReadable(file.text)) return { ok: false, reason: 'unreadable' }
    const text = facts.intent === 'course' ? withCourseFacts(file.text, facts) : withModuleFacts(file.text, facts)
    if (text !== file.text) await changeFiles(tx, draft, [{ path, text }], { personId: viewer.personId, now })
    return { ok: true }
  })
}
