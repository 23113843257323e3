import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { Credit, withCredit } from '../credits.ts'
import { changeFiles } from '../drafts/change-files.server.ts'
import { lockDraft } from '../drafts/draft-access.server.ts'
import { isReadable } from '../drafts/edit-yaml.ts'
import { entriesOf, modulesOf } from './draft-media-queries.server.ts'
import type { MediaCredit } from './schemas.ts'

export type CreditOutcome = { ok: true } | { ok: false; reason: 'credits_broken' }

/**
 * Says whose a file of a draft is, in the list of its module, as one revision: of pictures that came in with a document, or
 * with a folder without such a list. Where the list cannot be read nothing is written.
 * @throws AppError as `lockDraft`; `not_found` where the draft has no such file
 */
export async function creditMedia(
  viewer: Viewer,
  { slug, path, author, licence, note }: MediaCredit & { slug: string },
  now: Date,
): Promise<CreditOutcome> {
  return transaction(async (tx): Promise<CreditOutcome> => {
    const draft = await lockDraft(tx, viewer, slug)
    const entries = await entriesOf(draft, tx)
    const { modules } = await modulesOf(draft, entries, tx)
    const module = modules.find(({ files }) => files.some((file) => file.path === path))
    if (!module) throw notFound('draft media')
    const list = `${module.folder}/credits.yaml`
    const before = entries.find((entry) => entry.path === list)?.text ?? ''
    if (!isReadable(before)) return { ok: false, reason: 'credits_broken' }
    const credit = Credit.parse({ author, licence, ...(note ? { note } : {}) })
    const text = withCredit(before, path.slice(path.lastIndexOf('/') + 1), credit)
    if (text !== before) await changeFiles(tx, draft, [{ path: list, text }], { personId: viewer.personId, now })
    return { ok: true }
  })
}
