import type { Viewer } from '#app/identity/viewer.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { withCredit } from '../credits.ts'
import { limits } from '../dialect.ts'
import { changeFiles, type FileChange } from '../drafts/change-files.server.ts'
import { lockDraft } from '../drafts/draft-access.server.ts'
import { entriesOf, modulesOf } from './draft-media-queries.server.ts'
import { withShown } from './snippet.ts'

/** A draft taken for a change, and one file of it with the module it is in. */
async function takeFile(tx: Transaction, viewer: Viewer, slug: string, path: string) {
  const draft = await lockDraft(tx, viewer, slug)
  const entries = await entriesOf(draft, tx)
  const { modules } = await modulesOf(draft, entries, tx)
  const module = modules.find(({ files }) => files.some((file) => file.path === path))
  const file = module?.files.find((one) => one.path === path)
  if (!module || !file) throw notFound('draft media')
  return { draft, entries, module, file }
}

export type InsertOutcome =
  | { ok: true; lesson: string; line: number }
  | { ok: false; reason: 'alternatives_missing' | 'lesson_missing' | 'lesson_long' }

/**
 * Writes the line that shows a file into a lesson of its module, as one revision: by the component `at` of its kind, else by
 * the first that shows nothing yet, else at the end. `line` counts from 1.
 * @throws AppError as `lockDraft`; `not_found` where the draft has no such file
 */
export async function insertMedia(
  viewer: Viewer,
  { slug, path, lesson, at = 0 }: { slug: string; path: string; lesson: string; at?: number },
  now: Date,
): Promise<InsertOutcome> {
  return transaction(async (tx): Promise<InsertOutcome> => {
    const { draft, entries, module, file } = await takeFile(tx, viewer, slug, path)
    if (file.missing.length > 0) return { ok: false, reason: 'alternatives_missing' }
    const before = entries.find((entry) => entry.path === lesson)?.text ?? null
    if (before === null || !module.lessons.some((one) => one.path === lesson))
      return { ok: false, reason: 'lesson_missing' }
    const { text, line } = withShown(before, file.shown, at)
    if (new TextEncoder().encode(text).byteLength > limits.text) return { ok: false, reason: 'lesson_long' }
    await changeFiles(tx, draft, [{ path: lesson, text }], { personId: viewer.personId, now })
    return { ok: true, lesson, line }
  })
}

export type TakeOutOutcome = { ok: true } | { ok: false; reason: 'shown_in'; lessons: string[] }

/**
 * Takes a file out of a draft, with its captions, its transcript and whose it was; the library keeps what it has. One that
 * a lesson still shows stays, and the titles of those lessons are told.
 * @throws AppError as `insertMedia`
 */
export async function takeOutMedia(
  viewer: Viewer,
  { slug, path }: { slug: string; path: string },
  now: Date,
): Promise<TakeOutOutcome> {
  return transaction(async (tx): Promise<TakeOutOutcome> => {
    const { draft, entries, module, file } = await takeFile(tx, viewer, slug, path)
    if (file.usedIn.length > 0) return { ok: false, reason: 'shown_in', lessons: file.usedIn.map(({ title }) => title) }
    const others = module.files.filter((one) => one.path !== path).flatMap(({ companions }) => companions)
    const gone = [path, ...file.companions.filter((one) => !others.includes(one))]
    const credits = entries.find((entry) => entry.path === `${module.folder}/credits.yaml`)
    const left = credits && withCredit(credits.text ?? '', path.slice(path.lastIndexOf('/') + 1), null)
    const changes: FileChange[] = gone.map((one) => ({ path: one, text: null }))
    if (credits && left !== credits.text) changes.push({ path: credits.path, text: left || null })
    await changeFiles(tx, draft, changes, { personId: viewer.personId, now })
    return { ok: true }
  })
}
