import type { Viewer } from '#app/identity/viewer.ts'
import { requireAmbito, type AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { inForceOn } from '#app/organisation/dated.ts'
import { canAssignCourses } from '#app/organisation/policy.ts'
import { db, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { RuleTerms } from './rule-plan.server.ts'
import { ruleColumns } from './terms-columns.ts'

/** A loaded rule of an ambito. */
export type AmbitoRule = RuleTerms & {
  id: string
  name: string
  assignedAt: Date | null
  ambito: AmbitoChoice
  course: { slug: string; title: string }
}

/** A loaded rule: proof that the viewer may change it. */
export type ManagedRule = AmbitoRule

/**
 * The ambito whose rules a viewer makes.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export function getAmbitoOfDuties(viewer: Viewer, ambitoSlug: string): Promise<AmbitoChoice> {
  return requireAmbito(viewer, ambitoSlug, canAssignCourses)
}

/** Slug and title of a course, by its current version. */
export async function courseNames(courseIds: readonly string[]): Promise<ReadonlyMap<string, AmbitoRule['course']>> {
  const rows = await db().course.findMany({
    where: { id: { in: [...courseIds] } },
    select: { id: true, slug: true, currentVersion: { select: { title: true } } },
  })
  return new Map(rows.map(({ id, slug, currentVersion }) => [id, { slug, title: currentVersion?.title ?? slug }]))
}

/**
 * A rule of an ambito for whoever answers for it.
 * @throws AppError `not_found` for another ambito's, `forbidden` for contacts
 */
export async function getManagedRule(
  viewer: Viewer,
  { ambitoSlug, ruleId }: { ambitoSlug: string; ruleId: string },
): Promise<ManagedRule> {
  return getRuleOf(await getAmbitoOfDuties(viewer, ambitoSlug), ruleId)
}

/**
 * A rule of an ambito that was opened already.
 * @throws AppError `not_found` for another ambito's
 */
export async function getRuleOf(ambito: AmbitoChoice, ruleId: string): Promise<AmbitoRule> {
  const rule = await db().assignmentRule.findFirst({ where: { id: ruleId, ambitoId: ambito.id }, select: ruleColumns })
  const course = rule && (await courseNames([rule.courseId])).get(rule.courseId)
  if (!rule || !course) throw notFound('rule')
  return { ...rule, ambito, course }
}

/** The organisations a rule of an ambito may name on a day, by name. */
export async function listRuleOrganisations(
  ambitoId: string,
  day: Date,
  tx: Transaction = db(),
): Promise<{ id: string; name: string }[]> {
  return tx.organisation.findMany({
    where: { ambiti: { some: { ambitoId, ...inForceOn(day) } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  })
}
