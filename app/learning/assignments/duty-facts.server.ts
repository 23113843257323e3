import { isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'
import { lastDaySql } from '../valid-until.ts'
import { againWindow } from './duty-state.ts'

export type DutyQuestion = {
  ambitoId: string
  /** A civil day (midnight UTC), included. */
  asOf: Date
  /** What was written after this instant does not count, even on that day. */
  until: Date
  /** Only who works, or last worked, in these; everybody of the ambito when left out. */
  departmentIds?: readonly string[] | undefined
  /** Only what one rule asks, or of one person. */
  ruleId?: string | undefined
  personId?: string | undefined
  /** One row for each rule that asks it of somebody, instead of the one that presses most. */
  ofEachRule?: boolean | undefined
}

/** What holds for whom on the day, where they work and what they completed. */
function heldDuties({ ambitoId, asOf, until, departmentIds, ruleId, personId }: DutyQuestion) {
  const day = sql()`${isoDay(asOf)}::date`
  const holdsUntil = sql().unsafe(lastDaySql('x.completed_on', 'COALESCE(held.validity_months, taken.validity_months)'))
  return sql()`
    duty_moment AS (
      SELECT LEAST((${day} + 1)::timestamp AT TIME ZONE 'Europe/Rome', ${until}::timestamptz + interval '1 ms') AS closed
    ),
    held_duty AS (
      SELECT a.* FROM assignment a JOIN assignment_rule r ON r.id = a.rule_id
      WHERE r.ambito_id = ${ambitoId} AND a.assigned_on <= ${day} AND (a.ended_on IS NULL OR a.ended_on >= ${day})
        ${ruleId ? sql()`AND a.rule_id = ${ruleId}` : sql()``}
        ${personId ? sql()`AND a.person_id = ${personId}` : sql()``}
    ),
    duty_place AS (
      SELECT m.person_id, m.id, m.is_main, m.starts_on, d.id AS department_id, d.organisation_id,
        LEAST(m.ends_on, b.ends_on) IS NULL OR LEAST(m.ends_on, b.ends_on) >= ${day} AS at_work,
        rank() OVER (PARTITION BY m.person_id ORDER BY
          LEAST(m.ends_on, b.ends_on, ${day}) DESC) AS lateness
      FROM membership m
      JOIN department d ON d.id = m.department_id
      JOIN organisation_ambito b ON b.organisation_id = d.organisation_id AND b.ambito_id = ${ambitoId}
      WHERE m.person_id IN (SELECT person_id FROM held_duty) AND m.starts_on <= ${day} AND b.starts_on <= ${day}
        AND (b.ends_on IS NULL OR b.ends_on >= m.starts_on) AND (m.ends_on IS NULL OR m.ends_on >= b.starts_on)
    ),
    placed_duty AS (
      SELECT DISTINCT ON (person_id) person_id, department_id, organisation_id, at_work FROM duty_place
      WHERE lateness = 1 ${departmentIds ? sql()`AND department_id = ANY(${[...departmentIds]}::uuid[])` : sql()``}
      ORDER BY person_id, is_main DESC, starts_on, id
    ),
    known_completion AS (
      SELECT x.person_id, x.course_id, x.completed_on, ${holdsUntil} AS holds_until
      FROM duty_moment, completion x
      JOIN enrolment taken ON taken.id = x.enrolment_id JOIN edition held ON held.id = taken.edition_id
      WHERE x.person_id IN (SELECT person_id FROM held_duty) AND x.completed_on <= ${day}
        AND x.completed_at < duty_moment.closed AND (x.voided_at IS NULL OR x.voided_at >= duty_moment.closed)
    )`
}

/**
 * Common table expressions that end in `duty_facts`: one row per person × course a rule of the ambito holds for on the
 * day, with `state` (DutyState) by the rule of `dutyOn`, `rule_id`, `assigned_on`, `due_on` of the rule that presses most,
 * and `department_id`, `organisation_id` where they work that day, or last worked, in the ambito, and `at_work`, which. Every number about duties
 * (page, file, mail) is made of it, so they agree.
 */
export function dutyFacts(question: DutyQuestion) {
  const { ambitoId, asOf, ofEachRule = false } = question
  const day = sql()`${isoDay(asOf)}::date`
  const each = ofEachRule ? sql()`rule_id, person_id, course_id` : sql()`person_id, course_id`
  return sql()`
    ${heldDuties(question)},
    judged_duty AS (
      SELECT a.rule_id, a.person_id, a.course_id, a.assigned_on, a.due_on, w.department_id, w.organisation_id, w.at_work,
        COALESCE(bool_or(k.completed_on >= a.assigned_on
          OR (NOT a.is_again AND (k.holds_until IS NULL OR k.holds_until >= a.due_on)))
          FILTER (WHERE k.person_id IS NOT NULL), false) AS is_done,
        COALESCE(bool_or(a.is_again AND a.due_on - ${day} > ${againWindow}::int AND k.completed_on < a.assigned_on
          AND (k.holds_until IS NULL OR k.holds_until >= ${day}))
          FILTER (WHERE k.person_id IS NOT NULL), false) AS is_far
      FROM held_duty a
      JOIN placed_duty w ON w.person_id = a.person_id
      LEFT JOIN known_completion k ON k.person_id = a.person_id AND k.course_id = a.course_id
      GROUP BY a.rule_id, a.person_id, a.cycle, a.course_id, a.assigned_on, a.due_on,
        w.department_id, w.organisation_id, w.at_work
    ),
    pressing_duty AS (
      SELECT DISTINCT ON (${each}) * FROM judged_duty
      ORDER BY ${each}, is_done, due_on, assigned_on, rule_id
    ),
    duty_facts AS (
      SELECT p.person_id, p.course_id, p.rule_id, p.assigned_on, p.due_on, p.department_id, p.organisation_id, p.at_work,
        CASE
          WHEN p.is_done THEN 'completed'
          WHEN NOT p.at_work THEN 'left'
          WHEN EXISTS (SELECT FROM assignment_waiver v WHERE v.person_id = p.person_id AND v.course_id = p.course_id
            AND v.ambito_id = ${ambitoId} AND v.recorded_at < duty_moment.closed
            AND v.starts_on <= ${day} AND v.ends_on >= ${day}) THEN 'excused'
          WHEN EXISTS (SELECT FROM absence l WHERE l.person_id = p.person_id AND l.recorded_at < duty_moment.closed
            AND l.starts_on <= ${day} AND (l.ends_on IS NULL OR l.ends_on >= ${day})) THEN 'on_leave'
          WHEN p.is_far THEN 'not_yet_due'
          WHEN p.due_on < ${day} THEN 'overdue'
          WHEN EXISTS (SELECT FROM edition ed JOIN enrolment e ON e.edition_id = ed.id
            WHERE ed.course_id = p.course_id AND e.person_id = p.person_id AND e.state <> 'withdrawn'
              AND e.started_at < duty_moment.closed
              AND (e.completed_at IS NULL OR e.completed_at >= duty_moment.closed)) THEN 'under_way'
          ELSE 'assigned'
        END AS state
      FROM pressing_duty p, duty_moment
    )`
}
