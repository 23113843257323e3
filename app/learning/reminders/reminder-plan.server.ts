import type { ReminderOutcome } from '#app/platform/generated/enums.ts'
import { isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'
import { inBatches } from '#app/platform/in-batches.server.ts'
import { dutyFacts } from '../assignments/duty-facts.server.ts'
import type { DutyState } from '../assignments/duty-state.ts'
import { addressesOf, type Addressee } from './addressees.server.ts'
import { decideReminder } from './decide-reminder.ts'
import { planDigests, type DigestItem } from './digest-plan.server.ts'
import { isDue, pastOf, whatEnded, type Past, type PlanQuestion } from './past-decisions.server.ts'
import { latestStep, type DutyStepKind, type Schedule, type Step } from './schedule.ts'

/** Days for which what a rule no longer asks still has its days of the schedule said. */
const closedDays = 31

export type DutyItem = {
  kind: 'duty'
  /** The course. */
  subjectId: string
  ruleId: string
  assignedOn: Date
  dueOn: Date
  step: Step<DutyStepKind>
  outcome: ReminderOutcome
}

/** What is decided about one person on a day, before anybody else's mail of that day is known. */
export type PersonPlan = { personId: string; addressee: Addressee; items: (DutyItem | DigestItem)[] }

type Duty = {
  personId: string
  courseId: string
  ruleId: string
  assignedOn: Date
  dueOn: Date
  state: DutyState | 'rule_closed'
}

function dutiesOf({ ambitoId, day, now }: PlanQuestion) {
  const on = sql()`${isoDay(day)}::date`
  return sql()<Duty[]>`
    WITH ${dutyFacts({ ambitoId, asOf: day, until: now })}
    SELECT person_id AS "personId", course_id AS "courseId", rule_id AS "ruleId", assigned_on AS "assignedOn",
      due_on AS "dueOn", state FROM duty_facts
    UNION ALL
    (SELECT DISTINCT ON (a.person_id, a.course_id) a.person_id, a.course_id, a.rule_id, a.assigned_on, a.due_on,
      'rule_closed'
    FROM assignment a JOIN assignment_rule r ON r.id = a.rule_id
    WHERE r.ambito_id = ${ambitoId} AND a.ended_on >= a.assigned_on
      AND a.ended_on BETWEEN ${on} - ${closedDays}::int AND ${on} - 1
      AND NOT EXISTS (SELECT FROM duty_facts f WHERE f.person_id = a.person_id AND f.course_id = a.course_id)
    ORDER BY a.person_id, a.course_id, a.ended_on DESC, a.rule_id)
    ORDER BY 1, 2`
}

async function dueDuties(
  question: PlanQuestion,
  past: Past,
): Promise<Map<string, (Duty & { step: Step<DutyStepKind> })[]>> {
  const due = new Map<string, (Duty & { step: Step<DutyStepKind> })[]>()
  for await (const rows of inBatches(dutiesOf(question), 1000)) {
    for (const duty of rows) {
      const step = latestStep(question.schedule, duty, question.day)
      if (!step) continue
      const asked = { personId: duty.personId, subjectId: duty.courseId, stepOn: step.on }
      if (!isDue(step, question, past.isPutOff(asked)) || past.isSettled(asked)) continue
      due.set(duty.personId, [...(due.get(duty.personId) ?? []), { ...duty, step }])
    }
  }
  const isOver = await whatEnded(question.ambitoId, [...due.keys()])
  const open = [...due].map(([personId, duties]) => [personId, duties.filter((duty) => !isOver(duty))] as const)
  return new Map(open.filter(([, duties]) => duties.length > 0))
}

function dutyItems(
  duties: readonly (Duty & { step: Step<DutyStepKind> })[],
  schedule: Schedule,
  addressee: Addressee,
): DutyItem[] {
  const byTerm = duties.toSorted((a, b) => a.dueOn.getTime() - b.dueOn.getTime())
  return byTerm.flatMap(({ courseId, ruleId, assignedOn, dueOn, step, state }) => {
    const { isOn } = schedule
    const { refusesCourtesy, email } = addressee
    const outcome = decideReminder({ step: step.kind, state, isOn, refusesCourtesy, hasAddress: email !== null })
    return outcome ? [{ kind: 'duty' as const, subjectId: courseId, ruleId, assignedOn, dueOn, step, outcome }] : []
  })
}

/**
 * Everything that is to be decided about reminders in an ambito on a day, by person in the order of their ids. Nothing is
 * written: preview and job are made of it, so that what was announced is what happens.
 */
export async function planReminders(question: PlanQuestion): Promise<PersonPlan[]> {
  const past = await pastOf(question)
  const [duties, digests] = [await dueDuties(question, past), await planDigests(question, past)]
  const ids = [...new Set([...duties.keys(), ...digests.keys()])].sort()
  const addressees = await addressesOf(ids)
  return ids.flatMap((personId) => {
    const addressee = addressees.get(personId)
    if (!addressee) return []
    const own = dutyItems(duties.get(personId) ?? [], question.schedule, addressee)
    const digest = digests.get(personId)?.(addressee)
    // What is asked of oneself comes first, and there is one mail a day.
    const isTaken = own.some(({ outcome }) => outcome === 'sent')
    const put =
      digest && isTaken && digest.outcome === 'sent' ? { ...digest, outcome: 'already_today' as const } : digest
    const items = put ? [...own, put] : own
    return items.length > 0 ? [{ personId, addressee, items }] : []
  })
}
