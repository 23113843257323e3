import { namesOf } from '#app/identity/person-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { countEffect, type EffectFigures } from '#app/learning/effects/count-effect.server.ts'
import type { PublicationEffect } from '#app/learning/effects/effect.ts'
import { db } from '#app/platform/database.server.ts'
import { checkCourse } from '../../check-course.ts'
import { contentOf } from '../../course-content.server.ts'
import { packagesOf } from '../../packages-of.server.ts'
import { getDraft, type DraftRow } from '../draft-access.server.ts'
import { outlineOfDraft } from '../draft-queries.server.ts'
import { sourceOfDraft } from '../draft-source.server.ts'
import { lacksNotes } from '../lacks-notes.server.ts'
import { stageOfDraft } from '../draft-stage.server.ts'
import type { ReviewStage } from '../review-rule.ts'
import { failures, type Failure } from './schemas.ts'

export type Scheduled = {
  at: Date
  by: string
  /** Why it will not be, or was not, published; null while it will. */
  failure: Failure | null
}

export type Publication = {
  title: string
  stage: ReviewStage
  effect: PublicationEffect
  /** Null while the draft has faults, so that nothing can be compared. */
  figures: EffectFigures | null
  scheduled: Scheduled | null
  /** Remarks of colleagues that nobody has settled. */
  openRemarks: number
  /** Whether a next version says nothing of what changes in it, or what the one before said. */
  lacksNotes: boolean
}

async function findScheduled(draft: DraftRow): Promise<Scheduled | null> {
  const row = await db().draftPublication.findUnique({ where: { draftId: draft.id } })
  if (!row) return null
  const names = await namesOf([row.scheduledBy])
  const kept = failures.find((one) => one === row.failure) ?? null
  const failure = draft.revision === row.revision ? kept : 'changed'
  return { at: row.publishAt, by: names.get(row.scheduledBy) ?? '', failure }
}

/** What publishing a draft would do, by the effect asked for. @throws AppError as `getDraft` */
export async function getPublication(viewer: Viewer, slug: string, effect: PublicationEffect): Promise<Publication> {
  const draft = await getDraft(viewer, slug)
  const [stage, source, course, outline, scheduled, openRemarks] = await Promise.all([
    stageOfDraft(draft),
    sourceOfDraft(draft),
    db().course.findUnique({ where: { slug }, select: { id: true } }),
    outlineOfDraft(draft),
    findScheduled(draft),
    db().draftComment.count({ where: { draftId: draft.id, settledAt: null } }),
  ])
  const checked = checkCourse(source).course
  const placed = checked ? (await packagesOf(checked)).placed : []
  const figures = checked && (await countEffect(course?.id ?? null, contentOf(checked, placed), effect))
  const isSilent = checked !== null && (await lacksNotes(draft, checked.metadata['version-notes']))
  return { title: outline.title, stage, effect, figures, scheduled, openRemarks, lacksNotes: isSilent }
}
