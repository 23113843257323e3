import type { Viewer } from '#app/identity/viewer.ts'
import { getAmbitoForOffice, type AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { canAssignCourses } from '#app/organisation/policy.ts'
import { seenDepartments } from '#app/organisation/seen-departments.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { getRuleOf, type AmbitoRule } from './managed-rule.server.ts'
import { countStates } from './rule-figures.server.ts'

/** The duties of an ambito as far as a viewer sees them; `departmentIds` where they see those of single departments alone. */
export type SeenDuties = { ambito: AmbitoChoice; departmentIds: readonly string[] | undefined; mayAssign: boolean }

/**
 * The ambito whose duties a viewer reads: its office all of them, contacts those of their own people.
 * @throws AppError `not_found` outside the scope (P7)
 */
export async function getSeenDuties(viewer: Viewer, ambitoSlug: string): Promise<SeenDuties> {
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const departmentIds = await seenDepartments(viewer, ambito.id)
  return { ambito, departmentIds, mayAssign: canAssignCourses(viewer, { ambitoId: ambito.id }) }
}

/** A rule as a viewer reads it: proof that it holds for somebody they see; `mayAssign` where they may change it. */
export type SeenRule = AmbitoRule & Pick<SeenDuties, 'departmentIds' | 'mayAssign'>

/**
 * A rule of an ambito for whoever reads it.
 * @throws AppError `not_found` for another ambito's, and for contacts where it holds today for nobody of theirs
 */
export async function getSeenRule(
  viewer: Viewer,
  { ambitoSlug, ruleId }: { ambitoSlug: string; ruleId: string },
  now: Date,
): Promise<SeenRule> {
  const { ambito, ...seen } = await getSeenDuties(viewer, ambitoSlug)
  const rule = await getRuleOf(ambito, ruleId)
  const { departmentIds } = seen
  if (departmentIds) {
    const counts = await countStates({ ambitoId: ambito.id, ruleId, departmentIds, now })
    if (counts.people === 0) throw notFound('rule')
  }
  return { ...rule, ...seen }
}
