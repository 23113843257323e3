import type { Viewer } from '#app/identity/viewer.ts'
import type { Fault } from '../../faults.ts'
import { isLessonPath } from '../../course-source.ts'
import { outlineOfDraft } from '../draft-queries.server.ts'
import { getDraft } from '../draft-access.server.ts'
import type { DraftOutline } from '../draft-outline.ts'
import { realPeopleIn } from '../real-people.ts'
import { compareFolder, shownChanges, type ShownChange } from './compare-folder.server.ts'
import type { Split } from './cut-lessons.ts'
import { idsOfDraft } from './draft-ids.server.ts'
import { folderBase, type FolderBase } from './folder-base.server.ts'
import { getUpload, type RefusedUpload, type Upload } from './keep-upload.server.ts'
import type { StrippedMedia } from './read-folder.server.ts'
import { readDocumentApart, readFolderApart } from './read-upload-apart.server.ts'
import type { QuestionLine } from './read-questions.server.ts'
import type { NewLesson } from './read-upload.server.ts'
import type { UploadKind } from './upload-kind.ts'
import type { ReportLine } from './report.ts'

type Refused = { kind: 'refused'; slug: string; fileName: string; refused: RefusedUpload }
export type FolderReport = {
  kind: 'folder'
  slug: string
  fileName: string
  base: Pick<FolderBase, 'kind' | 'mark'>
  changes: ShownChange[]
  faults: Fault[]
  leftOut: string[]
  /** Files from which places, devices and names were taken, and those of which nobody can say. */
  media: StrippedMedia
  /** The course the folder is of, where it is another. */
  otherId: string | null
  people: string[]
}
export type LessonsReport = {
  kind: 'lessons'
  slug: string
  fileName: string
  split: Split
  lessons: Pick<NewLesson, 'title' | 'minutes' | 'body'>[]
  report: ReportLine[]
  outline: DraftOutline
  people: string[]
  /** Those of a file of questions to be chosen from; null for a document. */
  questions: QuestionLine[] | null
}

const mostNamed = 30
/** Words that look like a real person's data, each once: the draft asks about them before it can be handed in. */
const peopleIn = (texts: readonly { path: string; text: string }[]) =>
  [...new Set(texts.flatMap(({ path, text }) => realPeopleIn(path, text).map((place) => place.text)))].slice(
    0,
    mostNamed,
  )

async function folderReport({ slug, fileName, bytes }: Upload): Promise<FolderReport | Refused> {
  const read = await readFolderApart({ bytes, slug })
  if (!read.ok) return { kind: 'refused', slug, fileName, refused: read }
  const { files, kind, mark } = await folderBase(slug)
  const changes = compareFolder(files, read.source)
  const texts = changes.flatMap(({ path, after }) =>
    after !== null && isLessonPath(path) ? [{ path, text: after }] : [],
  )
  return {
    ...{ kind: 'folder', slug, fileName, base: { kind, mark }, changes: shownChanges(changes) },
    ...{
      faults: read.faults,
      leftOut: read.leftOut,
      media: read.media,
      otherId: read.id === slug ? null : read.id,
      people: peopleIn(texts),
    },
  }
}

async function lessonsReport(
  viewer: Viewer,
  { slug, fileName, bytes, kind }: Upload & { kind: Exclude<UploadKind, 'folder'> },
  split: Split,
): Promise<LessonsReport | Refused> {
  const draft = await getDraft(viewer, slug)
  const read = await readDocumentApart({
    ...{ kind, bytes, name: fileName, split, locale: viewer.locale },
    taken: await idsOfDraft(slug),
  })
  if (!read.ok) return { kind: 'refused', slug, fileName, refused: read }
  const { lessons, report } = read
  const people = peopleIn(lessons.map(({ title, body }) => ({ path: title, text: body })))
  const { questions = null } = read
  const outline = await outlineOfDraft(draft)
  return { kind: 'lessons', slug, fileName, split, lessons, report, outline, people, questions }
}

/**
 * What importing a file would do, before anything is written: for a folder its difference from the course as it is now
 * and the faults it would have, for a document its lessons and what became of its parts.
 * @throws AppError as `getUpload` and `getDraft`
 */
export async function getImportReport(
  viewer: Viewer,
  { uploadId, split }: { uploadId: string; split: Split },
  now: Date,
): Promise<FolderReport | LessonsReport | Refused> {
  const { kind, ...upload } = await getUpload(viewer, uploadId, now)
  return kind === 'folder' ? folderReport({ ...upload, kind }) : lessonsReport(viewer, { ...upload, kind }, split)
}
