import { stringify } from 'yaml'
import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { toSlug } from '#app/platform/slug.ts'
import { modulePattern } from '../course-source.ts'
import { changeFiles } from './change-files.server.ts'
import { lockDraft } from './draft-access.server.ts'
import { numberAfter } from './number-after.ts'
import { template } from './template-left.ts'

/** The title as an id that nothing in these texts has. */
export function freeId(title: string, texts: readonly string[]): string {
  const wanted = toSlug(title) || 'parte'
  const isTaken = (id: string) => texts.some((text) => new RegExp(`\\bid: ['"]?${id}['"]?$`, 'm').test(text))
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? wanted : `${wanted}-${count}`
    if (!isTaken(id)) return id
  }
}

/** What a lesson begins with, by its id. */
type Beginning = { minutes: number; body: (lessonId: string) => string }

/**
 * Adds a lesson at the end of a module, or a module with a first lesson at the end of the course. @returns the path of
 * the lesson
 * @throws AppError `forbidden`; `not_found` where there is no such draft or module
 */
export async function addPart(
  viewer: Viewer,
  { slug, title, folder }: { slug: string; title: string; folder: string },
  now: Date,
  beginning: Beginning = { minutes: 10, body: () => template.lesson },
): Promise<string> {
  return transaction(async (tx) => {
    const draft = await lockDraft(tx, viewer, slug)
    const rows = await tx.draftFile.findMany({ where: { draftId: draft.id }, select: { path: true, text: true } })
    const texts = rows.flatMap(({ text }) => text ?? [])
    const folders = [...new Set(rows.map(({ path }) => path.split('/')[0] ?? ''))].filter((name) =>
      modulePattern.test(name),
    )
    if (folder && !folders.includes(folder)) throw notFound('module')
    const id = freeId(title, texts)
    const place = folder || `${numberAfter(folders)}-${id}`
    const names = rows.flatMap(({ path }) => (path.startsWith(`${place}/`) ? path.slice(place.length + 1) : []))
    const lessonId = folder ? id : freeId(`${id}-1`, texts)
    const lesson = { path: `${place}/${numberAfter(names)}-${id}.mdx`, text: lessonText(lessonId, title, beginning) }
    const module = { path: `${place}/module.yaml`, text: stringify({ id, title, aims: [] }) }
    await changeFiles(tx, draft, folder ? [lesson] : [module, lesson], { personId: viewer.personId, now })
    return lesson.path
  })
}

const lessonText = (id: string, title: string, { minutes, body }: Beginning) =>
  `---\n${stringify({ id, title, minutes })}---\n\n${body(id)}\n`
