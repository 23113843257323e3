import type { AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { dutyFacts } from './duty-facts.server.ts'
import type { DutyState } from './duty-state.ts'
import { courseNames, type AmbitoRule } from './managed-rule.server.ts'
import { ruleColumns } from './terms-columns.ts'

export type StateCounts = Record<DutyState, number> & {
  /** Of all states: everybody the rule holds for. */
  people: number
}

export type RuleLine = Omit<AmbitoRule, 'ambito'> & { counts: StateCounts }

export type RuleQuestion = {
  ambitoId: string
  ruleId: string
  now: Date
  /** Only those who work, or last worked, in these. */
  departmentIds?: readonly string[] | undefined
}

const nobody: StateCounts = {
  ...{
    completed: 0,
    under_way: 0,
    assigned: 0,
    overdue: 0,
    not_yet_due: 0,
    excused: 0,
    on_leave: 0,
    left: 0,
    people: 0,
  },
}

type CountQuestion = Omit<RuleQuestion, 'ruleId'> & {
  ruleId?: string
  /** Another civil day than today. */
  asOf?: Date
}

type StateRow = { ruleId: string; state: DutyState; people: number }

/** How many people are in each state of each rule that holds for somebody; they add up to those it holds for. */
export async function countStatesOfEach({
  now,
  asOf = civilDay(now),
  ...asked
}: CountQuestion): Promise<Map<string, StateCounts>> {
  const question = { ...asked, asOf, until: now, ofEachRule: true }
  const rows = await sql()<StateRow[]>`
    WITH ${dutyFacts(question)}
    SELECT rule_id AS "ruleId", state, count(*)::int AS people FROM duty_facts GROUP BY rule_id, state`
  const all = new Map<string, StateCounts>()
  for (const { ruleId: id, state, people } of rows) {
    const counts = all.get(id) ?? nobody
    all.set(id, { ...counts, [state]: people, people: counts.people + people })
  }
  return all
}

/** As `countStatesOfEach`, of one rule. */
export async function countStates({ ruleId, ...asked }: CountQuestion & { ruleId: string }): Promise<StateCounts> {
  return (await countStatesOfEach({ ...asked, ruleId })).get(ruleId) ?? nobody
}

type ListQuestion = { ambito: Pick<AmbitoChoice, 'id'>; departmentIds?: readonly string[] | undefined }

/**
 * The rules of an ambito with their figures of today: those in force first, the newest first. Of single departments only
 * those that hold for somebody there.
 */
export async function listRules({ ambito, departmentIds }: ListQuestion, now: Date): Promise<RuleLine[]> {
  const ambitoId = ambito.id
  const orderBy = [{ endsOn: { sort: 'desc' as const, nulls: 'first' as const } }, { createdAt: 'desc' as const }]
  const rules = await db().assignmentRule.findMany({ where: { ambitoId }, orderBy, select: ruleColumns })
  if (rules.length === 0) return []
  const [names, counts] = await Promise.all([
    courseNames(rules.map(({ courseId }) => courseId)),
    countStatesOfEach({ ambitoId, departmentIds, now }),
  ])
  const shown = departmentIds ? rules.filter(({ id }) => counts.has(id)) : rules
  return shown.map((rule) => ({
    ...rule,
    counts: counts.get(rule.id) ?? nobody,
    course: names.get(rule.courseId) ?? { slug: '', title: '' },
  }))
}
