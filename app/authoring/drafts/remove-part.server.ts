import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { checkCourse } from '../check-course.ts'
import { modulePattern } from '../course-source.ts'
import { changeFiles } from './change-files.server.ts'
import { lockDraft, type DraftRow } from './draft-access.server.ts'
import { withRetired } from './retired-ids.ts'
import { sourceOfDraft } from './draft-source.server.ts'

const isOf = (part: string) => (path: string) => path === part || path.startsWith(`${part}/`)

/** Ids of the lessons and exercises in what goes: a course that was published says of them that they are retired (P2). */
async function idsIn(draft: DraftRow, part: string): Promise<string[]> {
  const { sound } = checkCourse(await sourceOfDraft(draft))
  const going = sound.filter(({ file }) => isOf(part)(file))
  return going.flatMap(({ id, specs, practice }) => [
    id,
    ...specs.map((one) => one.id),
    ...practice.map((one) => one.id),
  ])
}

/**
 * Takes a lesson, or a module with its media, out of a draft, in one change; what people who took an earlier version did
 * in it stays theirs.
 * @throws AppError `forbidden`; `not_found` where there is no such part, and for the last module
 */
export async function removePart(
  viewer: Viewer,
  { slug, part }: { slug: string; part: string },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const draft = await lockDraft(tx, viewer, slug)
    const files = await tx.draftFile.findMany({ where: { draftId: draft.id }, select: { path: true, text: true } })
    const going = files.filter(({ path }) => path !== 'course.yaml' && isOf(part)(path))
    const left = files.filter(
      ({ path }) => modulePattern.test(path.split('/')[0] ?? '') && !going.some((one) => one.path === path),
    )
    if (going.length === 0 || left.length === 0) throw notFound('draft part')
    const ids = draft.baseVersionId === null ? [] : await idsIn(draft, part)
    const facts = files.find(({ path }) => path === 'course.yaml')?.text
    const retired = facts && ids.length > 0 ? [{ path: 'course.yaml', text: withRetired(facts, ids) }] : []
    const changes = [...going.map(({ path }) => ({ path, text: null })), ...retired]
    await changeFiles(tx, draft, changes, { personId: viewer.personId, now })
  })
}
