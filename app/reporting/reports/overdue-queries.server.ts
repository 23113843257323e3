import { dutyFacts, type DutyQuestion } from '#app/learning/assignments/duty-facts.server.ts'
import { nameOn } from '#app/organisation/dated-names.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'
import { inBatches } from '#app/platform/in-batches.server.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { latenessKeys, type Lateness } from './lateness.ts'
import type { OverdueFigures } from './schemas.ts'

type Filter = { organisation?: string | undefined; course?: string | undefined; late?: Lateness | undefined }

/** `late_duty`: one row per person × course whose day has passed, with whole `days` since then and their group. */
function lateDuties(question: DutyQuestion) {
  const days = sql()`${isoDay(question.asOf)}::date - f.due_on`
  return sql()`
    ${dutyFacts(question)},
    late_duty AS (
      SELECT f.*, ${days} AS days,
        (SELECT max(k.first) FROM unnest(${latenessKeys.map(Number)}::int[]) AS k(first) WHERE k.first <= ${days})::text AS late
      FROM duty_facts f WHERE f.state = 'overdue'
    )`
}

/** How many are late by place, course and group, and how many people they are. */
export async function computeOverdue(question: DutyQuestion): Promise<OverdueFigures> {
  const [figures] = await sql()<OverdueFigures[]>`
    WITH ${lateDuties(question)},
    summed AS (
      SELECT o.id AS "organisationId", ${nameOn('o', question.asOf)} AS "organisationName", c.slug AS "courseSlug",
        v.title AS "courseTitle", l.late, count(*)::int AS duties
      FROM late_duty l
      JOIN organisation o ON o.id = l.organisation_id
      JOIN course c ON c.id = l.course_id JOIN course_version v ON v.id = c.current_version_id
      GROUP BY o.id, c.slug, v.title, l.late
    )
    SELECT (SELECT count(DISTINCT person_id)::int FROM late_duty) AS people,
      COALESCE((SELECT json_agg(s ORDER BY s."organisationName", s."organisationId", s."courseTitle", s.late::int)
        FROM summed s), '[]') AS rows`
  return figures ?? { people: 0, rows: [] }
}

/**
 * What changes when a rule's days or the end of an excuse change. Neither says when it was written: figures kept from
 * before are then others than a list made now.
 */
export async function dutyStamp({ ambitoId, asOf }: Pick<DutyQuestion, 'ambitoId' | 'asOf'>): Promise<string> {
  const day = sql()`${isoDay(asOf)}::date`
  const [row] = await sql()<{ stamp: string }[]>`
    SELECT concat_ws(' ', a.*, w.*) AS stamp FROM
      (SELECT count(*), sum(d.due_on - DATE '2000-01-01')
        FROM assignment d JOIN assignment_rule r ON r.id = d.rule_id
        WHERE r.ambito_id = ${ambitoId} AND d.due_on < ${day} AND d.assigned_on <= ${day}
          AND (d.ended_on IS NULL OR d.ended_on >= ${day})) a,
      (SELECT sum(v.ends_on - DATE '2000-01-01') FROM assignment_waiver v WHERE v.ambito_id = ${ambitoId}) w`
  return row?.stamp ?? ''
}

/** Somebody who is late with a course. */
export type LatePerson = {
  personId: string
  familyName: string
  givenName: string
  organisationName: string
  departmentKind: DepartmentKind
  courseTitle: string
  /** Civil day. */
  dueOn: Date
  days: number
}

function latePeople({ organisation, course, late, ...question }: DutyQuestion & Filter) {
  return sql()`
    WITH ${lateDuties(question)}
    SELECT l.person_id AS "personId", p.family_name AS "familyName", p.given_name AS "givenName",
      ${nameOn('o', question.asOf)} AS "organisationName", d.kind AS "departmentKind", v.title AS "courseTitle",
      l.due_on AS "dueOn", l.days
    FROM late_duty l
    JOIN person p ON p.id = l.person_id
    JOIN organisation o ON o.id = l.organisation_id
    JOIN department d ON d.id = l.department_id
    JOIN course c ON c.id = l.course_id JOIN course_version v ON v.id = c.current_version_id
    WHERE true ${organisation ? sql()`AND o.id = ${organisation}` : sql()``}
      ${course ? sql()`AND c.slug = ${course}` : sql()``} ${late ? sql()`AND l.late = ${late}` : sql()``}
    ORDER BY l.due_on, "organisationName", o.id, p.family_name, p.given_name, p.id, c.slug`
}

/** One page of the list, who is latest first. */
export async function listOverdue(
  question: DutyQuestion & Filter,
  page: { number: number; size: number },
): Promise<LatePerson[]> {
  return sql()<LatePerson[]>`${latePeople(question)} LIMIT ${page.size} OFFSET ${(page.number - 1) * page.size}`
}

/** All of it, from a cursor. */
export async function* streamOverdue(question: DutyQuestion & Filter): AsyncGenerator<LatePerson[]> {
  yield* inBatches(sql()<LatePerson[]>`${latePeople(question)}`, 500)
}
