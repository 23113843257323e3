import { stringify } from 'yaml'
import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { modulePattern } from '../../course-source.ts'
import { freeId } from '../add-part.server.ts'
import { numberAfter } from '../number-after.ts'
import { changeFiles, type FileChange } from '../change-files.server.ts'
import { lockDraft } from '../draft-access.server.ts'
import { idsOfDraft } from './draft-ids.server.ts'
import { getUpload } from './keep-upload.server.ts'
import { readDocumentApart } from './read-upload-apart.server.ts'
import { placePictures, safePictures } from './place-pictures.server.ts'
import type { NewLesson } from './read-upload.server.ts'
import type { PlacedLessons } from './schemas.ts'

export type ApplyLessonsOutcome =
  | { ok: true; slug: string; path: string }
  | { ok: false; reason: 'module_gone' | 'module_full' | 'pictures_full' | 'file_refused' }

/** Two digits order what is in a folder. */
const most = 99
/** Characters of a title that its id may have: room for what makes it the only one. */
const idLength = 60

type Place = { folder: string; files: FileChange[]; texts: string[]; names: string[] }

function newModule(title: string, folders: readonly string[], texts: readonly string[]): Place {
  const id = freeId(title.slice(0, idLength), texts)
  const folder = `${numberAfter(folders)}-${id}`
  const text = stringify({ id, title, aims: [title] })
  return { folder, files: [{ path: `${folder}/module.yaml`, text }], texts: [...texts, text], names: [] }
}

/** The lessons as files after those of their module, each with an id of its own. */
function filesOf(lessons: readonly NewLesson[], { folder, files, texts, names }: Place): FileChange[] {
  const taken = { texts: [...texts], names: [...names] }
  const added = lessons.map(({ title, minutes, body }): FileChange => {
    const id = freeId(title.slice(0, idLength), taken.texts)
    const name = `${numberAfter(taken.names)}-${id}.mdx`
    const text = `---\n${stringify({ id, title, minutes })}---\n\n${body}\n`
    taken.texts.push(text)
    taken.names.push(name)
    return { path: `${folder}/${name}`, text }
  })
  return [...files, ...added]
}

/**
 * Writes the lessons of a document at the end of a module, or of a new one, as one revision. @returns the path of the first
 * @throws AppError as `getUpload` and `lockDraft`
 */
export async function applyLessons(
  viewer: Viewer,
  { uploadId, split, folder, moduleTitle }: PlacedLessons & { uploadId: string },
  now: Date,
): Promise<ApplyLessonsOutcome> {
  const { slug, kind, bytes, fileName } = await getUpload(viewer, uploadId, now)
  if (kind === 'folder') return { ok: false, reason: 'file_refused' }
  const read = await readDocumentApart({ kind, bytes, name: fileName, split, taken: await idsOfDraft(slug) })
  if (!read.ok) return { ok: false, reason: 'file_refused' }
  const pictures = await safePictures(read.pictures ?? [])
  return transaction(async (tx): Promise<ApplyLessonsOutcome> => {
    const draft = await lockDraft(tx, viewer, slug)
    const rows = await tx.draftFile.findMany({ where: { draftId: draft.id }, select: { path: true, text: true } })
    const texts = rows.flatMap(({ text }) => text ?? [])
    const folders = [...new Set(rows.map(({ path }) => path.split('/')[0] ?? ''))].filter((one) =>
      modulePattern.test(one),
    )
    if (folder && !folders.includes(folder)) return { ok: false, reason: 'module_gone' }
    const names = rows.flatMap(({ path }) => (path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : []))
    const place = folder ? { folder, files: [], texts, names } : newModule(moduleTitle, folders, texts)
    const last = Number(numberAfter(place.names)) + read.lessons.length - 1
    if (last > most || Number(numberAfter(folders)) > most + 1) return { ok: false, reason: 'module_full' }
    const placed = await placePictures(tx, draft, { pictures, folder: place.folder })
    if (!placed) return { ok: false, reason: 'pictures_full' }
    const lessons = read.lessons.map((lesson) => ({ ...lesson, body: placed.inText(lesson.body) }))
    const files = [...filesOf(lessons, place), ...placed.files]
    const revision = await changeFiles(tx, draft, files, { personId: viewer.personId, now })
    const detail = { slug, revision, files: files.length }
    const event = { action: 'draft.imported', subjectType: 'draft', subjectId: draft.id, detail }
    await audit(tx, { actorId: viewer.personId, ...event }, now)
    await tx.courseUpload.deleteMany({ where: { id: uploadId } })
    return { ok: true, slug, path: files.find(({ path }) => path.endsWith('.mdx'))?.path ?? 'course.yaml' }
  })
}
