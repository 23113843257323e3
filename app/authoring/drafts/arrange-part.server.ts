import type { Viewer } from '#app/identity/viewer.ts'
import { checkCourse } from '../check-course.ts'
import type { Fault } from '../faults.ts'
import { getDraft } from './draft-access.server.ts'
import { sourceOfDraft } from './draft-source.server.ts'
import type { LessonMoveFault } from './lesson-move.ts'
import { moveLesson } from './move-lesson.server.ts'
import { movePart } from './move-part.server.ts'
import { removePart } from './remove-part.server.ts'
import { renamePart } from './rename-part.server.ts'
import type { ArrangedPart } from './schemas.ts'

/** Why nothing was done, the file that is the reason, and what is wrong in it. */
export type ArrangeRefusal = { reason: LessonMoveFault | 'facts_broken'; file: string; faults: Fault[] }
export type ArrangeOutcome =
  { ok: true; done: 'moved' | 'moved_away' | 'renamed' | 'removed' } | { ok: false; refusal: ArrangeRefusal }

/** A refusal with what the checker says of the file: where nobody can read its facts. */
async function withFaults(
  viewer: Viewer,
  slug: string,
  { reason, file }: Omit<ArrangeRefusal, 'faults'>,
): Promise<ArrangeOutcome> {
  const isBroken = reason === 'facts_broken' || reason === 'credits_broken'
  const faults = isBroken ? checkCourse(await sourceOfDraft(await getDraft(viewer, slug))).faults : []
  return { ok: false, refusal: { reason, file, faults: faults.filter((fault) => fault.file === file).slice(0, 3) } }
}

/** Does with a part of a draft what its form asks. @returns the word that says so, or why nothing was done */
export async function arrangePart(
  viewer: Viewer,
  slug: string,
  arranged: ArrangedPart,
  now: Date,
): Promise<ArrangeOutcome> {
  const { part, arrange } = arranged
  if (arrange === 'rename') {
    const outcome = await renamePart(viewer, { slug, part, title: arranged.title }, now)
    return outcome.ok ? { ok: true, done: 'renamed' } : withFaults(viewer, slug, outcome)
  }
  if (arrange === 'away') {
    const outcome = await moveLesson(viewer, { slug, part, folder: arranged.folder }, now)
    return outcome.ok ? { ok: true, done: 'moved_away' } : withFaults(viewer, slug, outcome)
  }
  if (arrange === 'remove') {
    await removePart(viewer, { slug, part }, now)
    return { ok: true, done: 'removed' }
  }
  await movePart(viewer, { slug, part, direction: arrange }, now)
  return { ok: true, done: 'moved' }
}
