import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { isLessonPath } from '../course-source.ts'
import { changeFiles } from './change-files.server.ts'
import { lockDraft } from './draft-access.server.ts'
import { editYaml } from './edit-yaml.ts'

const withTitle = (yaml: string, title: string) => editYaml(yaml, (document) => document.set('title', title))

const frontmatter = /^---\n([\s\S]*?)\n---(?=\n|$)/

/** The text of a lesson or of a module's facts with another title; its id and its file stay as they are. */
export function retitled(path: string, text: string, title: string): string {
  if (!isLessonPath(path)) return withTitle(text, title)
  return text.replace(frontmatter, (_whole, yaml: string) => `---\n${withTitle(yaml, title)}---`)
}

/**
 * Gives a lesson or a module another title. @throws AppError `forbidden`, `not_found`
 */
export async function renamePart(
  viewer: Viewer,
  { slug, part, title }: { slug: string; part: string; title: string },
  now: Date,
): Promise<void> {
  const path = isLessonPath(part) ? part : `${part}/module.yaml`
  await transaction(async (tx) => {
    const draft = await lockDraft(tx, viewer, slug)
    const where = { draftId_path: { draftId: draft.id, path } }
    const file = await tx.draftFile.findUnique({ where, select: { text: true } })
    if (!file || file.text === null) throw notFound('draft part')
    const text = retitled(path, file.text, title)
    if (text !== file.text) await changeFiles(tx, draft, [{ path, text }], { personId: viewer.personId, now })
  })
}
