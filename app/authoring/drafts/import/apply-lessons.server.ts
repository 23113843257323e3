import { stringify } from 'yaml'
import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { modulePattern } from '../../course-source.ts'
import { limits } from '../../dialect.ts'
import { freeId } from '../add-part.server.ts'
import { changeFiles, type FileChange } from '../change-files.server.ts'
import { lockDraft, type DraftRow } from '../draft-access.server.ts'
import { numberAfter } from '../number-after.ts'
import { idsOfDraft } from './draft-ids.server.ts'
import { getUpload } from './keep-upload.server.ts'
import { placePictures, safePictures, type SafePictures } from './place-pictures.server.ts'
import { readDocumentApart } from './read-upload-apart.server.ts'
import type { NewLesson } from './read-upload.server.ts'
import type { PlacedLessons } from './schemas.ts'

type Refused = {
  ok: false
  reason: 'module_gone' | 'module_full' | 'pictures_full' | 'file_refused' | 'lesson_gone' | 'quiz_full' | 'lesson_long'
}
export type ApplyLessonsOutcome = { ok: true; slug: string; path: string } | Refused

const refused = (reason: Refused['reason']): Refused => ({ ok: false, reason })

/** Two digits order what is in a folder. */
const most = 99
/** Characters of a title that its id may have: room for what makes it the only one. */
const idLength = 60

type Row = { path: string; text: string | null }
type Place = { folder: string; files: FileChange[]; texts: string[]; names: string[] }

function newModule(title: string, folders: readonly string[], texts: readonly string[]): Place {
  const id = freeId(title.slice(0, idLength), texts)
  const folder = `${numberAfter(folders)}-${id}`
  const text = stringify({ id, title, aims: [] })
  return { folder, files: [{ path: `${folder}/module.yaml`, text }], texts: [...texts, text], names: [] }
}

/** Where so many lessons go, or why they do not. */
function placeFor(rows: readonly Row[], { folder, moduleTitle }: PlacedLessons, count: number): Place | Refused {
  const texts = rows.flatMap(({ text }) => text ?? [])
  const folders = [...new Set(rows.map(({ path }) => path.split('/')[0] ?? ''))].filter((one) =>
    modulePattern.test(one),
  )
  if (folder && !folders.includes(folder)) return refused('module_gone')
  const names = rows.flatMap(({ path }) => (path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : []))
  const place = folder ? { folder, files: [], texts, names } : newModule(moduleTitle, folders, texts)
  const last = Number(numberAfter(place.names)) + count - 1
  return last > most || Number(numberAfter(folders)) > most + 1 ? refused('module_full') : place
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

/** The quiz of a file of questions at the end of a lesson that is there. */
function appended(rows: readonly Row[], path: string, [quiz, ...more]: readonly NewLesson[]): FileChange[] | Refused {
  const before = rows.find((row) => row.path === path && path.endsWith('.mdx'))?.text ?? null
  if (before === null) return refused('lesson_gone')
  if (!quiz || more.length > 0) return refused('quiz_full')
  const text = `${before.trimEnd()}\n\n${quiz.body}\n`
  return Buffer.byteLength(text) > limits.text ? refused('lesson_long') : [{ path, text }]
}

/** The files that new lessons and their pictures are. */
async function added(
  tx: Transaction,
  draft: DraftRow,
  {
    rows,
    placed,
    lessons,
    pictures,
  }: { rows: Row[]; placed: PlacedLessons; lessons: NewLesson[]; pictures: SafePictures },
): Promise<FileChange[] | Refused> {
  const place = placeFor(rows, placed, lessons.length)
  if ('ok' in place) return place
  const shown = await placePictures(tx, draft, { pictures, folder: place.folder })
  if (!shown) return refused('pictures_full')
  const written = lessons.map((lesson) => ({ ...lesson, body: shown.inText(lesson.body) }))
  return [...filesOf(written, place), ...shown.files]
}

/**
 * Writes the lessons of a document at the end of a module, or of a new one, as one revision; the questions chosen of a file
 * also as a quiz at the end of a lesson that is there. @returns the path of the first
 * @throws AppError as `getUpload` and `lockDraft`
 */
export async function applyLessons(
  viewer: Viewer,
  { uploadId, ...placed }: PlacedLessons & { uploadId: string },
  now: Date,
): Promise<ApplyLessonsOutcome> {
  const { slug, kind, bytes, fileName } = await getUpload(viewer, uploadId, now)
  if (kind === 'folder') return refused('file_refused')
  const chosen = placed.choosing ? (placed.question ?? []) : null
  const asked = { kind, bytes, name: fileName, split: placed.split, chosen }
  const read = await readDocumentApart({ ...asked, taken: await idsOfDraft(slug) })
  if (!read.ok) return refused('file_refused')
  const pictures = await safePictures(read.pictures ?? [])
  return transaction(async (tx): Promise<ApplyLessonsOutcome> => {
    const draft = await lockDraft(tx, viewer, slug)
    const rows = await tx.draftFile.findMany({ where: { draftId: draft.id }, select: { path: true, text: true } })
    const { lessons } = read
    const into = kind === 'questions' ? placed.lesson : ''
    const files = into ? appended(rows, into, lessons) : await added(tx, draft, { rows, placed, lessons, pictures })
    if ('ok' in files) return files
    const revision = await changeFiles(tx, draft, files, { personId: viewer.personId, now })
    const detail = { slug, revision, files: files.length }
    const event = { action: 'draft.imported', subjectType: 'draft', subjectId: draft.id, detail }
    await audit(tx, { actorId: viewer.personId, ...event }, now)
    await tx.courseUpload.deleteMany({ where: { id: uploadId } })
    return { ok: true, slug, path: files.find(({ path }) => path.endsWith('.mdx'))?.path ?? 'course.yaml' }
  })
}
