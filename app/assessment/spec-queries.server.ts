import { BoundedMap } from '#app/platform/bounded-map.ts'
import { db, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { AssessmentSpec } from './schemas.ts'

/** Specs never change (P1), so a parsed one is kept; the oldest goes when there are too many. */
const kept = new BoundedMap<string, AssessmentSpec>(1000)

/** The spec of one exercise of a published version, keys included: for the server only (P3). Null when it has none. */
export async function findSpec(
  courseVersionId: string,
  activityId: string,
  tx: Transaction = db(),
): Promise<AssessmentSpec | null> {
  const key = `${courseVersionId}/${activityId}`
  const known = kept.get(key)
  if (known) return known
  const row = await tx.assessmentSpec.findUnique({
    where: { courseVersionId_activityId: { courseVersionId, activityId } },
    select: { spec: true },
  })
  if (!row) return null
  const spec = AssessmentSpec.parse(row.spec)
  kept.set(key, spec)
  return spec
}

/**
 * The same for an exercise that must be there.
 * @throws AppError `not_found`
 */
export async function getSpec(courseVersionId: string, activityId: string, tx?: Transaction): Promise<AssessmentSpec> {
  const spec = await findSpec(courseVersionId, activityId, tx)
  if (!spec) throw notFound('exercise')
  return spec
}
