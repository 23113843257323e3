import type { Viewer } from '#app/identity/viewer.ts'
import { dayBefore } from '#app/organisation/dated.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { db, transaction, type Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { assignPeople } from '../jobs.server.ts'
import { getAmbitoOfDuties, getManagedRule, listRuleOrganisations } from './managed-rule.server.ts'
import { checkRule, type RuleDraft, type RuleFaults, type RuleInput } from './rule-input.ts'
import type { RuleTerms } from './rule-plan.server.ts'

type RulePlace = { ambitoSlug: string; ruleId: string }
type Checked = { ok: true; name: string; input: RuleInput; terms: RuleTerms } | { ok: false; faults: RuleFaults }

/** Checks the draft of a new rule against courses and organisations that are there. */
export async function checkNewRule(ambitoId: string, draft: RuleDraft, now: Date): Promise<Checked> {
  const today = civilDay(now)
  const checked = checkRule(draft, { earliest: today, today })
  if (!checked.ok) return checked
  const where = { slug: draft.course, currentVersion: { isNot: null }, closedAt: null, translationOfId: null }
  const course = await db().course.findFirst({ where, select: { id: true } })
  if (!course) return { ok: false, faults: { course: 'course_missing' } }
  if (!(await areHere(ambitoId, checked.input, today)))
    return { ok: false, faults: { organisations: 'organisation_gone' } }
  return { ...checked, terms: { ...checked.input, ambitoId, courseId: course.id, endsOn: null } }
}

/** Checks a change: course, kind of term and first day stay. */
export async function checkChangedRule(
  rule: RuleTerms & { course: { slug: string } },
  typed: RuleDraft,
  now: Date,
): Promise<Checked> {
  const { ambitoId, courseId, endsOn, startsOn } = rule
  const today = civilDay(now)
  const draft = { ...typed, course: rule.course.slug, dueKind: rule.dueKind, startsOn: isoDay(startsOn) }
  const checked = checkRule(draft, { earliest: startsOn, today })
  if (!checked.ok) return checked
  if (!(await areHere(ambitoId, checked.input, today)))
    return { ok: false, faults: { organisations: 'organisation_gone' } }
  return { ...checked, terms: { ...checked.input, ambitoId, courseId, endsOn } }
}

async function areHere(ambitoId: string, { organisationIds }: RuleInput, today: Date): Promise<boolean> {
  if (organisationIds.length === 0) return true
  const here = new Set((await listRuleOrganisations(ambitoId, today)).map(({ id }) => id))
  return organisationIds.every((id) => here.has(id))
}

async function told(
  tx: Transaction,
  viewer: Viewer,
  rule: { id: string; ambitoId: string },
  action: string,
  detail: object,
  now: Date,
) {
  const event = { action, subjectType: 'assignment_rule', subjectId: rule.id, detail: { ...detail } }
  await audit(tx, { actorId: viewer.personId, ...event }, now)
  await enqueue(tx, assignPeople, { ambitoIds: [rule.ambitoId] })
}

type Outcome = { ok: true; ruleId: string } | { ok: false; faults: RuleFaults }

/**
 * Makes a rule; a job writes down whom it holds for. Audited (P12).
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function makeRule(
  viewer: Viewer,
  { ambitoSlug, draft }: { ambitoSlug: string; draft: RuleDraft },
  now: Date,
): Promise<Outcome> {
  const ambito = await getAmbitoOfDuties(viewer, ambitoSlug)
  const checked = await checkNewRule(ambito.id, draft, now)
  if (!checked.ok) return checked
  const id = newId()
  await transaction(async (tx) => {
    const made = { createdById: viewer.personId, createdAt: now, name: checked.name }
    await tx.assignmentRule.create({ data: { id, ...made, ...checked.terms }, select: { id: true } })
    const detail = { course: draft.course, startsOn: isoDay(checked.terms.startsOn) }
    await told(tx, viewer, { id, ambitoId: ambito.id }, 'rule.made', detail, now)
  })
  return { ok: true, ruleId: id }
}

/**
 * Changes whom a rule is for and by when: from today on. Whoever then has another day has it from today, with a row of its
 * own; who fulfilled it keeps what they have. Audited (P12).
 * @throws AppError `not_found` for another ambito's, `forbidden` for contacts
 */
export async function changeRule(
  viewer: Viewer,
  { draft, ...place }: RulePlace & { draft: RuleDraft },
  now: Date,
): Promise<Outcome> {
  const rule = await getManagedRule(viewer, place)
  const checked = await checkChangedRule(rule, draft, now)
  if (!checked.ok) return checked
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM assignment_rule WHERE id = ${rule.id}::uuid FOR UPDATE`
    const data = { ...checked.input, name: checked.name, assignedAt: null }
    await tx.assignmentRule.update({ where: { id: rule.id }, data, select: { id: true } })
    await told(tx, viewer, rule, 'rule.changed', { before: rule.name, name: data.name }, now)
  })
  return { ok: true, ruleId: rule.id }
}

/**
 * Closes a rule after a day, today or later; yesterday is the last day of one that is to end at once. What it asked until
 * then stays on record. Audited (P12).
 * @throws AppError `not_found` for another ambito's, `forbidden` for contacts
 */
export async function closeRule(
  viewer: Viewer,
  { lastDay, ...place }: RulePlace & { lastDay: Date },
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: 'day_past' }> {
  const rule = await getManagedRule(viewer, place)
  const earliest = dayBefore(civilDay(now))
  if (lastDay < earliest || (rule.endsOn !== null && rule.endsOn < earliest)) return { ok: false, reason: 'day_past' }
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM assignment_rule WHERE id = ${rule.id}::uuid FOR UPDATE`
    const data = { endsOn: lastDay, assignedAt: null }
    await tx.assignmentRule.update({ where: { id: rule.id }, data, select: { id: true } })
    await told(tx, viewer, rule, 'rule.closed', { lastDay: isoDay(lastDay) }, now)
  })
  return { ok: true }
}
