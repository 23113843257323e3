import type { AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { dutyFacts } from './duty-facts.server.ts'
import { dutyStates, type DutyState } from './duty-state.ts'
import { courseNames, type ManagedRule } from './managed-rule.server.ts'
import { ruleColumns } from './terms-columns.ts'

export type StateCounts = Record<DutyState, number> & {
  /** Of all states: everybody the rule holds for. */
  people: number
}

export type RuleLine = Omit<ManagedRule, 'ambito'> & { counts: StateCounts }

export type RuleQuestion = { ambitoId: string; ruleId: string; now: Date }

const noStates: Record<DutyState, number> = {
  ...{ completed: 0, under_way: 0, assigned: 0, overdue: 0, not_yet_due: 0, excused: 0, on_leave: 0, left: 0 },
}

/** How many people are in each state of a rule today; they add up to those it holds for. */
export async function countStates({ ambitoId, ruleId, now }: RuleQuestion): Promise<StateCounts> {
  const question = { ambitoId, ruleId, asOf: civilDay(now), until: now }
  const rows = await sql()<{ state: DutyState; people: number }[]>`
    WITH ${dutyFacts(question)} SELECT state, count(*)::int AS people FROM duty_facts GROUP BY state`
  const counts = { ...noStates }
  for (const { state, people } of rows) counts[state] = people
  return { ...counts, people: dutyStates.reduce((sum, state) => sum + counts[state], 0) }
}

/** The rules of an ambito with their figures of today: those in force first, the newest first. */
export async function listRules({ id: ambitoId }: Pick<AmbitoChoice, 'id'>, now: Date): Promise<RuleLine[]> {
  const orderBy = [{ endsOn: { sort: 'desc' as const, nulls: 'first' as const } }, { createdAt: 'desc' as const }]
  const rules = await db().assignmentRule.findMany({ where: { ambitoId }, orderBy, select: ruleColumns })
  const names = await courseNames(rules.map(({ courseId }) => courseId))
  const lines: RuleLine[] = []
  // One after the other: each reads the whole ambito.
  for (const rule of rules) {
    const counts = await countStates({ ambitoId, ruleId: rule.id, now })
    lines.push({ ...rule, counts, course: names.get(rule.courseId) ?? { slug: '', title: '' } })
  }
  return lines
}
