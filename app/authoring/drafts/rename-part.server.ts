import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { isLessonPath } from '../course-source.ts'
import { changeFiles } from './change-files.server.ts'
import { lockDraft } from './draft-access.server.ts'
import { editYaml, isReadable } from './edit-yaml.ts'

const withTitle = (yaml: string, title: string) =>
  isReadable(yaml) ? editYaml(yaml, (document) => document.set('title', title)) : null

const frontmatter = /^---\n([\s\S]*?)\n---(?=\n|$)/

/** The text of a lesson or of a module's facts with another title; its id and its file stay as they are. Null where its facts cannot be read. */
export function retitled(path: string, text: string, title: string): string | null {
  if (!isLessonPath(path)) return withTitle(text, title)
  const [whole = '', yaml] = frontmatter.exec(text) ?? []
  const facts = yaml === undefined ? null : withTitle(yaml, title)
  return facts === null ? null : `---\n${facts}---${text.slice(whole.length)}`
}

export type RenameOutcome = { ok: true } | { ok: false; reason: 'facts_broken'; file: string }

/**
 * Gives a lesson or a module another title; refused where the facts it stands in cannot be read. @throws AppError `forbidden`, `not_found`
 */
export async function renamePart(
  viewer: Viewer,
  { slug, part, title }: { slug: string; part: string; title: string },
  now: Date,
): Promise<RenameOutcome> {
  const path = isLessonPath(part) ? part : `${part}/module.yaml`
  return transaction(async (tx): Promise<RenameOutcome> => {
    const draft = await lockDraft(tx, viewer, slug)
    const where = { draftId_path: { draftId: draft.id, path } }
    const file = await tx.draftFile.findUnique({ where, select: { text: true } })
    if (!file || file.text === null) throw notFound('draft part')
    const text = retitled(path, file.text, title)
    if (text === null) return { ok: false, reason: 'facts_broken', file: path }
    if (text !== file.text) await changeFiles(tx, draft, [{ path, text }], { personId: viewer.personId, now })
    return { ok: true }
  })
}
