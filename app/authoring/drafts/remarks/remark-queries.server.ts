import { namesOf } from '#app/identity/person-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { checkCourse } from '../../check-course.ts'
import { textsOf } from '../../course-source.ts'
import { getDraft } from '../draft-access.server.ts'
import { draftOutline, type DraftOutline } from '../draft-outline.ts'
import { keptMediaOf, sourceOfDraft } from '../draft-source.server.ts'
import { triableIn } from '../preview-lesson.server.tsx'
import type { Triable } from '../trial/components/trial-links.tsx'
import { blocksOf, type LessonBlock } from './lesson-blocks.server.tsx'
import { blockOf } from './place-remarks.ts'

export type Reply = { id: string; text: string; writtenBy: string; writtenAt: Date }

export type Remark = {
  id: string
  path: string
  line: number
  /** The words it was said of; empty for a remark about a line alone. */
  quote: string
  text: string
  writtenBy: string
  writtenAt: Date
  isSettled: boolean
  replies: Reply[]
}

const columns = {
  id: true,
  path: true,
  line: true,
  quote: true,
  text: true,
  writtenBy: true,
  writtenAt: true,
  settledAt: true,
  replies: { orderBy: { writtenAt: 'asc' }, select: { id: true, text: true, writtenBy: true, writtenAt: true } },
} as const

/** What colleagues said of a draft, in the order of its texts; of one text where a path is given. */
export async function listRemarks(draftId: string, path?: string): Promise<Remark[]> {
  const rows = await db().draftComment.findMany({
    where: { draftId, ...(path === undefined ? {} : { path }) },
    orderBy: [{ path: 'asc' }, { line: 'asc' }, { writtenAt: 'asc' }],
    select: columns,
  })
  const names = await namesOf(
    rows.flatMap(({ writtenBy, replies }) => [writtenBy, ...replies.map((one) => one.writtenBy)]),
  )
  const named = <Row extends { writtenBy: string }>(row: Row) => ({ ...row, writtenBy: names.get(row.writtenBy) ?? '' })
  return rows.map(({ settledAt, replies, ...row }) => ({
    ...named(row),
    replies: replies.map(named),
    isSettled: settledAt !== null,
  }))
}

export type Reading = {
  path: string
  title: string
  outline: DraftOutline
  /** Null while something is wrong in the lesson: it cannot be shown. */
  blocks: (LessonBlock & { remarks: Remark[] })[] | null
  /** What was said of words that are not there any more, or of a lesson that cannot be shown. */
  lost: Remark[]
  /** What in it can be tried out. */
  exercises: Triable[]
}

/** Which remarks are about which block, and which about none any more. */
function place(blocks: LessonBlock[], remarks: readonly Remark[]): Pick<Reading, 'blocks' | 'lost'> {
  const placed = remarks.map((remark) => ({ remark, block: blockOf(blocks, remark) }))
  const of = (wanted: LessonBlock | null) => placed.flatMap(({ remark, block }) => (block === wanted ? [remark] : []))
  return { blocks: blocks.map((block) => ({ ...block, remarks: of(block) })), lost: of(null) }
}

/**
 * A lesson of a draft to be read, block by block with what colleagues said of each.
 * @param path the first lesson where none is given
 * @throws AppError `not_found` for what is no lesson of the draft; as `getDraft`
 */
export async function getReading(
  viewer: Viewer,
  slug: string,
  { path, counter }: { path: string | null; counter: DepartmentKind | null },
): Promise<Reading> {
  const draft = await getDraft(viewer, slug)
  const source = await sourceOfDraft(draft)
  const outline = draftOutline(slug, new Map(textsOf(source)))
  const lessons = outline.modules.flatMap((module) => module.lessons)
  const shown = path === null ? lessons[0] : lessons.find((one) => one.path === path)
  if (!shown) throw notFound('lesson')
  const remarks = await listRemarks(draft.id, shown.path)
  const lesson = checkCourse(source).sound.find(({ file }) => file === shown.path)
  const about = { path: shown.path, title: shown.title, outline }
  if (!lesson) return { ...about, blocks: null, lost: remarks, exercises: [] }
  const blocks = blocksOf(viewer.locale, { media: keptMediaOf(source, lesson.folder), lesson, counter })
  return { ...about, ...place(blocks, remarks), exercises: triableIn(lesson.specs) }
}
