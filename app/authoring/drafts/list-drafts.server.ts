import { namesOf } from '#app/identity/person-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { canAdminister } from '#app/organisation/policy.ts'
import { db } from '#app/platform/database.server.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { mayAct } from '../settings/role-rule.ts'
import { draftOutline } from './draft-outline.ts'
import { stageOf, taskOf, type DraftTask, type ReviewStage } from './review-rule.ts'

export type DraftLine = {
  slug: string
  title: string
  changedAt: Date
  changedBy: string
  stage: ReviewStage
  /** What it asks of the viewer. */
  task: DraftTask | null
  /** Remarks that nobody has settled. */
  remarks: number
}

const columns = {
  ...{ id: true, slug: true, revision: true, createdAt: true, createdById: true },
  files: { where: { path: 'course.yaml' }, select: { text: true } },
  changes: { orderBy: { revision: 'desc' }, take: 1, select: { changedAt: true, changedBy: true } },
  reviews: {
    orderBy: { revision: 'desc' },
    take: 1,
    select: { revision: true, decision: true, submittedBy: true },
  },
  comments: { where: { settledAt: null }, select: { writtenBy: true } },
} as const

/** The drafts that somebody wrote in. */
async function writtenBy(personId: string): Promise<ReadonlySet<string>> {
  const rows = await db().draftChange.findMany({
    where: { changedBy: personId },
    distinct: ['draftId'],
    select: { draftId: true },
  })
  return new Set(rows.map(({ draftId }) => draftId))
}

/** The courses being written, the one changed last first, each with what it asks of the viewer. @throws AppError `forbidden` */
export async function listDrafts(viewer: Viewer): Promise<DraftLine[]> {
  requireAuthor(viewer)
  const { personId } = viewer
  const [drafts, written, roles] = await Promise.all([
    db().courseDraft.findMany({ select: columns }),
    writtenBy(personId),
    db().courseRole.findMany({ select: { slug: true, role: true, personId: true } }),
  ])
  const names = await namesOf(drafts.map(({ createdById, changes: [last] }) => last?.changedBy ?? createdById))
  const lines = drafts.map((draft): DraftLine => {
    const { id, slug, createdAt, createdById, files, comments } = draft
    const [change, review] = [draft.changes[0], draft.reviews[0] ?? null]
    const stage = stageOf(draft, review)
    const isAuthor = written.has(id) || review?.submittedBy === personId
    const own = roles.filter((one) => one.slug === slug)
    const isReviewer = mayAct('reviewer', { personId, isAdministrator: canAdminister(viewer) }, own)
    const ofOthers = comments.filter((one) => one.writtenBy !== personId).length
    return {
      slug,
      title: draftOutline(slug, new Map([['course.yaml', files[0]?.text ?? '']])).title,
      changedAt: change?.changedAt ?? createdAt,
      changedBy: names.get(change?.changedBy ?? createdById) ?? '',
      stage,
      task: taskOf({ stage, isAuthor, isReviewer, remarks: ofOthers }),
      remarks: comments.length,
    }
  })
  return lines.sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime())
}

/** Of the courses being written those that ask something of the viewer. @throws AppError `forbidden` */
export const listDraftTasks = async (viewer: Viewer): Promise<DraftLine[]> =>
  (await listDrafts(viewer)).filter(({ task }) => task !== null)
