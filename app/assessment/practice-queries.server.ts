import { BoundedMap } from '#app/platform/bounded-map.ts'
import { db, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { PracticeSpec, type SurveySpec } from './practice-schemas.ts'

export type PlacedSpec = { lessonId: string; spec: PracticeSpec }

/** Versions never change (P1), so a parsed one is kept; the oldest goes when there are too many. */
const kept = new BoundedMap<string, PlacedSpec[]>(200)

/** The journals and surveys of a published version with the lessons they are in, in order. */
export async function listPractice(courseVersionId: string, tx: Transaction = db()): Promise<PlacedSpec[]> {
  const known = kept.get(courseVersionId)
  if (known) return known
  const rows = await tx.practiceSpec.findMany({
    where: { courseVersionId },
    orderBy: { position: 'asc' },
    select: { lessonId: true, spec: true },
  })
  const placed = rows.map(({ lessonId, spec }) => ({ lessonId, spec: PracticeSpec.parse(spec) }))
  kept.set(courseVersionId, placed)
  return placed
}

/**
 * One journal or survey of a published version.
 * @throws AppError `not_found`
 */
export async function getPractice(courseVersionId: string, activityId: string): Promise<PracticeSpec> {
  const placed = await listPractice(courseVersionId)
  const found = placed.find(({ spec }) => spec.id === activityId)
  if (!found) throw notFound('journal or survey')
  return found.spec
}

/** The surveys of a published version, in order. */
export async function listSurveys(courseVersionId: string): Promise<SurveySpec[]> {
  const placed = await listPractice(courseVersionId)
  return placed.flatMap(({ spec }) => (spec.kind === 'survey' ? [spec] : []))
}
