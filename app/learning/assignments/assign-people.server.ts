import { audit } from '#app/platform/audit.server.ts'
import { civilDay, clock, isoDay } from '#app/platform/clock.ts'
import { db, Prisma, transaction, type Transaction } from '#app/platform/database.server.ts'
import { worker } from '#app/platform/jobs.server.ts'
import { assignPeople } from '../jobs.server.ts'
import { rulePlan, type RuleTerms } from './rule-plan.server.ts'
import { termsColumns } from './terms-columns.ts'

/** Most a rule of a whole installation takes, milliseconds. */
const longest = 540_000

/** Ends the rows of those a rule no longer holds for, the day before, and begins those of whom it holds for now. */
async function carryOut(tx: Transaction, ruleId: string, terms: RuleTerms, on: Date) {
  const day = Prisma.sql`${isoDay(on)}::date`
  const [done] = await tx.$queryRaw<{ added: number; ended: number }[]>`
    WITH ${rulePlan(terms, ruleId, on)},
    ended AS (
      UPDATE assignment a SET ended_on = ${day} - 1 FROM rule_plan p
      WHERE a.rule_id = ${ruleId}::uuid AND a.person_id = p.person_id AND a.ended_on IS NULL
        AND p.act IN ('remove', 'renew', 'again')
      RETURNING 1
    ),
    added AS (
      INSERT INTO assignment (rule_id, person_id, course_id, cycle, assigned_on, due_on, is_again)
      SELECT ${ruleId}::uuid, p.person_id, ${terms.courseId}::uuid,
        1 + COALESCE((SELECT max(b.cycle) FROM assignment b WHERE b.rule_id = ${ruleId}::uuid AND b.person_id = p.person_id), 0),
        ${day}, p.due_on, ${terms.dueKind === 'recurring'}
      FROM rule_plan p WHERE p.act IN ('add', 'renew', 'again')
      RETURNING 1
    )
    SELECT (SELECT count(*)::int FROM added) AS added, (SELECT count(*)::int FROM ended) AS ended`
  return done ?? { added: 0, ended: 0 }
}

/** As `assignRule`, in the caller's transaction. */
export async function assignRuleIn(
  tx: Transaction,
  ruleId: string,
  now: Date,
): Promise<{ added: number; ended: number }> {
  await tx.$queryRaw`SELECT id FROM assignment_rule WHERE id = ${ruleId}::uuid FOR UPDATE`
  const terms = await tx.assignmentRule.findUnique({ where: { id: ruleId }, select: termsColumns })
  if (!terms) return { added: 0, ended: 0 }
  const done = await carryOut(tx, ruleId, terms, civilDay(now))
  await tx.assignmentRule.update({ where: { id: ruleId }, data: { assignedAt: now }, select: { id: true } })
  if (done.added + done.ended > 0) {
    const event = { action: 'rule.carried_out', subjectType: 'assignment_rule', subjectId: ruleId }
    await audit(tx, { actorId: null, ...event, detail: done }, now)
  }
  return done
}

/**
 * Works out whom a rule holds for today, and writes it down: in one statement, under a lock of the rule. Done again the
 * same day it changes nothing; yesterday keeps what it said (docs/decisions/0025).
 */
export function assignRule(ruleId: string, now: Date): Promise<{ added: number; ended: number }> {
  return transaction((tx) => assignRuleIn(tx, ruleId, now), longest)
}

/** Staff of these ambiti, or one of their rules, changed: the job works all their rules out. */
export const assignPeopleWorker = worker(assignPeople, async ({ ambitoIds }) => {
  const rules = await db().assignmentRule.findMany({
    where: { ambitoId: { in: ambitoIds } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  for (const { id } of rules) await assignRule(id, clock.now())
})

/**
 * Works out each rule once on every civil day, also the one after its last: days pass for those who were hired, go on
 * leave and come back. What was not worked out yet, because a process stopped, is as well.
 */
export async function assignDaily(now: Date): Promise<void> {
  const today = isoDay(civilDay(now))
  const rules = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM assignment_rule
    WHERE starts_on <= ${today}::date AND (assigned_at IS NULL
      OR (assigned_at AT TIME ZONE 'Europe/Rome')::date < LEAST(${today}::date, COALESCE(ends_on + 1, ${today}::date)))
    ORDER BY id`
  for (const { id } of rules) await assignRule(id, now)
}
