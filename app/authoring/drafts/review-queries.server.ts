import { namesOf } from '#app/identity/person-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { db, type Transaction } from '#app/platform/database.server.ts'
import { actsAs } from '../settings/course-access.server.ts'
import type { CheckItem } from './checklist/check-draft.ts'
import { getChecklist } from './checklist/checklist-queries.server.ts'
import { listChangesSince } from './difference/changed-files.server.ts'
import { getDraft } from './draft-access.server.ts'
import { titledParts, type TitledPart } from './draft-outline.ts'
import { outlineOfDraft } from './draft-queries.server.ts'
import { sourceOfDraft } from './draft-source.server.ts'
import { findLastReview } from './draft-stage.server.ts'
import { listPlayed, type PlayedPackage } from './played-packages.server.ts'
import { listRemarks, type Remark } from './remarks/remark-queries.server.ts'
import { mayDecide, stageOf, type ReviewStage } from './review-rule.ts'

/** Everybody who wrote in a draft. */
export async function listAuthors(draftId: string, tx: Transaction = db()): Promise<string[]> {
  const rows = await tx.draftChange.findMany({
    where: { draftId },
    distinct: ['changedBy'],
    select: { changedBy: true },
  })
  return rows.map(({ changedBy }) => changedBy)
}

export type ReviewState = {
  stage: ReviewStage
  /** Who handed it in and who decided, by name; null before. */
  submitted: { by: string; at: Date } | null
  decided: { by: string; at: Date; note: string } | null
  /** Whether the viewer is the second person who decides. */
  canDecide: boolean
  /** Whether the viewer may take back what waits to be read. */
  canWithdraw: boolean
  comments: Remark[]
  checklist: CheckItem[]
  /** What is new to who reads. */
  changes: Awaited<ReturnType<typeof listChangesSince>>
  /** Foreign packages it will play, which nothing here has read. */
  packages: PlayedPackage[]
  /** The lessons and modules by their paths. */
  lessons: TitledPart[]
  title: string
  /** People who have begun a version before and will finish it. */
  underWay: number
}
/** How far the review of a draft is, with what colleagues said. @throws AppError as `getDraft` */
export async function getReview(viewer: Viewer, slug: string): Promise<ReviewState> {
  const draft = await getDraft(viewer, slug)
  const [last, authors, outline, underWay, comments, isReviewer, isAuthor, checklist, changes, packages] =
    await Promise.all([
      findLastReview(draft.id),
      listAuthors(draft.id),
      outlineOfDraft(draft),
      db().enrolment.count({ where: { courseVersion: { course: { slug } }, state: 'under_way' } }),
      listRemarks(draft.id),
      actsAs(viewer, slug, 'reviewer'),
      actsAs(viewer, slug, 'author'),
      getChecklist(draft),
      listChangesSince(draft),
      sourceOfDraft(draft).then((source) => listPlayed(source, draft.baseVersionId)),
    ])
  const names = await namesOf([last?.submittedBy, last?.decidedBy].flatMap((id) => id ?? []))
  const nameOf = (id: string | null) => names.get(id ?? '') ?? ''
  const stage = stageOf(draft, last)
  return {
    ...{ stage, underWay, title: outline.title },
    lessons: titledParts(outline),
    submitted: last && { by: nameOf(last.submittedBy), at: last.submittedAt },
    decided: last?.decidedAt ? { by: nameOf(last.decidedBy), at: last.decidedAt, note: last.note } : null,
    canDecide:
      stage === 'waiting' &&
      isReviewer &&
      last !== null &&
      mayDecide(viewer.personId, { submittedBy: last.submittedBy, authors }),
    canWithdraw:
      stage === 'waiting' && isAuthor && [last?.submittedBy, ...authors].some((id) => id === viewer.personId),
    ...{ comments, checklist, changes, packages },
  }
}
