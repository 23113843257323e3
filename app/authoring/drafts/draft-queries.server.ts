import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { checkCourse } from '../check-course.ts'
import { originalLineOf, type OriginalLine } from '../translation/translation-queries.server.ts'
import { textsOf } from '../course-source.ts'
import { inOrder, type Fault } from '../faults.ts'
import { actsAs } from '../settings/course-access.server.ts'
import { getDraft, type DraftRow } from './draft-access.server.ts'
import { draftFaults } from './draft-faults.server.ts'
import { draftOutline, titledParts, type DraftOutline, type TitledPart } from './draft-outline.ts'
import { sourceOfDraft } from './draft-source.server.ts'
import { stageOfDraft } from './draft-stage.server.ts'
import { listSuspicions, type Suspicion } from './real-people-queries.server.ts'
import type { ReviewStage } from './review-rule.ts'

export type DraftPlan = DraftOutline & { slug: string; faults: Fault[]; suspicions: Suspicion[]; isNew: boolean } & {
  /** Its modules and lessons by their paths. */
  titles: TitledPart[]
  /** Whether the viewer is one of those who write it. */
  mayWrite: boolean
  /** Of which course it is the translation. */
  original: OriginalLine | null
  stage: ReviewStage
}

/** What a draft is made of, and all that is wrong with it. @throws AppError as `getDraft` */
export async function getDraftPlan(viewer: Viewer, slug: string): Promise<DraftPlan> {
  const draft = await getDraft(viewer, slug)
  const [source, suspicions, mayWrite, stage] = await Promise.all([
    sourceOfDraft(draft),
    listSuspicions(draft),
    actsAs(viewer, slug, 'author'),
    stageOfDraft(draft),
  ])
  const faults = inOrder((await draftFaults(source)).faults)
  const outline = draftOutline(slug, new Map(textsOf(source)))
  return {
    ...{ slug, faults, suspicions, mayWrite, stage },
    original: await originalLineOf(source),
    isNew: draft.baseVersionId === null,
    ...{ ...outline, titles: titledParts(outline) },
  }
}

export type DraftText = { path: string; text: string; revision: number; faults: Fault[]; outline: DraftOutline }

/**
 * A text of a draft with what is wrong in it, and the whole it stands in; `lesson` is what can be shown of it, where nothing
 * is wrong. @throws AppError as `getDraft`
 */
export async function getDraftText(viewer: Viewer, slug: string, path: string) {
  const draft = await getDraft(viewer, slug)
  const where = { draftId_path: { draftId: draft.id, path } }
  const file = await db().draftFile.findUnique({ where, select: { text: true, revision: true } })
  if (!file || file.text === null) throw notFound('draft file')
  const source = await sourceOfDraft(draft)
  const { faults, sound } = checkCourse(source)
  const shown: DraftText = {
    ...{ path, text: file.text, revision: file.revision },
    faults: faults.filter((fault) => fault.file === path),
    outline: draftOutline(slug, new Map(textsOf(source))),
  }
  return { ...shown, source, stage: await stageOfDraft(draft), lesson: sound.find((one) => one.file === path) ?? null }
}

/** The contents of a draft, faults or not. @throws AppError as `getDraft` */
export async function getDraftOutline(viewer: Viewer, slug: string): Promise<DraftOutline> {
  return outlineOfDraft(await getDraft(viewer, slug))
}

/** The contents of a draft by its texts alone. */
export async function outlineOfDraft({ id, slug }: DraftRow): Promise<DraftOutline> {
  const rows = await db().draftFile.findMany({
    where: { draftId: id, text: { not: null } },
    select: { path: true, text: true },
  })
  return draftOutline(slug, new Map(rows.map(({ path, text }) => [path, text ?? ''])))
}
