import { civilDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'
import { inBatches } from '#app/platform/in-batches.server.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { dutyFacts } from './duty-facts.server.ts'
import type { DutyState } from './duty-state.ts'
import { countStates, type RuleQuestion } from './rule-figures.server.ts'

/** Somebody a rule holds for: outcomes alone (P9). */
export type RulePerson = {
  personId: string
  familyName: string
  givenName: string
  organisationName: string
  departmentKind: DepartmentKind
  /** False for who has left, also after completing. */
  atWork: boolean
  state: DutyState
  assignedOn: Date
  dueOn: Date
  /** When they last completed the course, on whichever day. */
  completedOn: Date | null
  /** Until when they are excused; null unless `state` is `excused`. */
  waivedUntil: Date | null
  /** Only the office reads it; null for anybody else. */
  waiverReason: string | null
}

/** People on one page of the list. */
const peoplePerPage = 50

type PeopleQuestion = RuleQuestion & {
  state?: DutyState | undefined
  /** Whether the reader is told why somebody is excused. */
  withReasons?: boolean
}

function peopleOf(question: PeopleQuestion, slice: { limit: number; offset: number } | null) {
  const { ambitoId, ruleId, departmentIds, now, state, withReasons = false } = question
  const today = civilDay(now)
  return sql()`
    WITH ${dutyFacts({ ambitoId, ruleId, departmentIds, asOf: today, until: now })}
    SELECT f.person_id AS "personId", p.family_name AS "familyName", p.given_name AS "givenName",
      o.name AS "organisationName", d.kind AS "departmentKind", f.at_work AS "atWork", f.state, f.assigned_on AS "assignedOn",
      f.due_on AS "dueOn", w.ends_on AS "waivedUntil", ${withReasons ? sql()`w.reason` : sql()`NULL`} AS "waiverReason",
      (SELECT max(x.completed_on) FROM completion x
        WHERE x.person_id = f.person_id AND x.course_id = f.course_id) AS "completedOn"
    FROM duty_facts f
    JOIN person p ON p.id = f.person_id
    JOIN department d ON d.id = f.department_id
    JOIN organisation o ON o.id = f.organisation_id
    LEFT JOIN LATERAL (
      SELECT v.ends_on, v.reason FROM assignment_waiver v
      WHERE f.state = 'excused' AND v.person_id = f.person_id AND v.course_id = f.course_id
        AND v.ambito_id = ${ambitoId} AND v.starts_on <= ${today} AND v.ends_on >= ${today}
      ORDER BY v.ends_on DESC, v.id LIMIT 1) w ON true
    ${state ? sql()`WHERE f.state = ${state}` : sql()``}
    ORDER BY f.due_on, o.name, o.id, p.family_name, p.given_name, p.id
    ${slice ? sql()`LIMIT ${slice.limit} OFFSET ${slice.offset}` : sql()``}`
}

/** One page of them, who is due first at the top. */
async function listRulePeople(question: PeopleQuestion, page: number): Promise<RulePerson[]> {
  const slice = { limit: peoplePerPage, offset: (page - 1) * peoplePerPage }
  return sql()<RulePerson[]>`${peopleOf(question, slice)}`
}

/** All of them, a thousand at a time. */
export async function* streamRulePeople(question: PeopleQuestion): AsyncGenerator<RulePerson[]> {
  yield* inBatches(sql()<RulePerson[]>`${peopleOf(question, null)}`, 1000)
}

/** Somebody a rule holds for today; null for anybody else. */
async function findRulePerson(
  { ambitoId, ruleId, now }: RuleQuestion,
  personId: string,
): Promise<Pick<RulePerson, 'personId' | 'familyName' | 'givenName' | 'state'> | null> {
  const [found] = await sql()<Pick<RulePerson, 'personId' | 'familyName' | 'givenName' | 'state'>[]>`
    WITH ${dutyFacts({ ambitoId, ruleId, personId, asOf: civilDay(now), until: now })}
    SELECT f.person_id AS "personId", p.family_name AS "familyName", p.given_name AS "givenName", f.state
    FROM duty_facts f JOIN person p ON p.id = f.person_id`
  return found ?? null
}

type PageQuestion = RuleQuestion & { mayAssign: boolean }

/**
 * What the page of a rule shows today: counts, one page of people, and, for who may excuse people, why they are excused
 * and who is about to be.
 */
export async function readRulePage(
  { mayAssign, ...question }: PageQuestion,
  { state, page: asked, waive }: { state?: DutyState | undefined; page: number; waive?: string | undefined },
) {
  const counts = await countStates(question)
  const pages = Math.max(1, Math.ceil((state ? counts[state] : counts.people) / peoplePerPage))
  const page = Math.min(asked, pages)
  const [people, waived] = await Promise.all([
    listRulePeople({ ...question, state, withReasons: mayAssign }, page),
    waive && mayAssign ? findRulePerson(question, waive) : null,
  ])
  return { counts, people, page, pages, waived }
}
