import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { RuleTerms } from './rule-plan.server.ts'

/** A rule for everybody of an ambito, for tests; named terms in place of the usual ones: within 60 days of 1 May 2026. */
export async function addRule(
  terms: Pick<RuleTerms, 'ambitoId' | 'courseId'> & Partial<RuleTerms>,
  id = newId(),
): Promise<string> {
  const usual = { dueKind: 'days_after' as const, dueDays: 60, startsOn: new Date('2026-05-01T00:00:00Z') }
  const createdAt = new Date('2026-05-01T08:00:00Z')
  await db().assignmentRule.create({ data: { id, name: 'Regola di prova', createdAt, ...usual, ...terms } })
  return id
}

/** The rows of a rule as short texts, in order: `<person> <cycle> <assigned> <due> <ended>`; people by what they are called. */
export async function rowsOf(ruleId: string, names: Record<string, string> = {}): Promise<string[]> {
  const rows = await db().assignment.findMany({ where: { ruleId }, orderBy: [{ assignedOn: 'asc' }, { cycle: 'asc' }] })
  const called = new Map(Object.entries(names).map(([name, id]) => [id, name]))
  const day = (date: Date | null) => date?.toISOString().slice(5, 10) ?? '–'
  return rows
    .map(
      ({ personId, cycle, assignedOn, dueOn, endedOn }) =>
        `${called.get(personId) ?? '?'} ${cycle} ${day(assignedOn)} ${day(dueOn)} ${day(endedOn)}`,
    )
    .sort()
}
