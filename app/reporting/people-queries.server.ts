import { sql } from '#app/platform/database.server.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { coverageFacts, type CoverageQuestion } from './coverage-facts.server.ts'
import type { personStates } from './schemas.ts'

export type PersonState = (typeof personStates)[number]

export type PersonRow = {
  personId: string
  familyName: string
  givenName: string
  organisationName: string
  departmentKinds: DepartmentKind[]
  state: PersonState
  enrolledAt: Date | null
  completedOn: Date | null
  /** Credited minutes so far. */
  minutes: number
  certificateId: string | null
  certificateNumber: string | null
}

type ListedRow = PersonRow & { total: number }

export type PeopleQuestion = CoverageQuestion & {
  /** The departments that remain in the viewer's part of the matrix: the scope of this list. */
  departmentIds: string[]
  state?: PersonState | undefined
}

function peopleOf({ departmentIds, state, ...question }: PeopleQuestion) {
  return sql()`
    WITH ${coverageFacts(question)},
    chosen AS (
      SELECT f.person_id, f.organisation_id,
        max(CASE f.fact WHEN 'completed' THEN 3 WHEN 'under_way' THEN 2 WHEN 'enrolled' THEN 1 ELSE 0 END) AS rank,
        array_agg(DISTINCT d.kind::text) AS kinds, sum(f.minutes)::int AS minutes,
        (array_agg(f.enrolment_id ORDER BY f.fact = 'completed' DESC) FILTER (WHERE f.enrolment_id IS NOT NULL))[1] AS enrolment_id
      FROM facts f JOIN department d ON d.id = f.department_id
      WHERE f.department_id = ANY(${departmentIds}::uuid[])
      GROUP BY f.person_id, f.organisation_id
    )
    SELECT p.id AS "personId", p.family_name AS "familyName", p.given_name AS "givenName",
      o.name AS "organisationName", c.kinds AS "departmentKinds",
      (ARRAY['not_enrolled', 'enrolled', 'under_way', 'completed'])[c.rank + 1] AS state,
      e.enrolled_at AS "enrolledAt", x.completed_on AS "completedOn", c.minutes,
      cert.id AS "certificateId", cert.number AS "certificateNumber", count(*) OVER ()::int AS total
    FROM chosen c
    JOIN person p ON p.id = c.person_id
    JOIN organisation o ON o.id = c.organisation_id
    LEFT JOIN enrolment e ON e.id = c.enrolment_id
    LEFT JOIN completion x ON x.enrolment_id = c.enrolment_id AND c.rank = 3
    LEFT JOIN LATERAL (
      SELECT k.id, k.number FROM certificate k
      WHERE k.enrolment_id = c.enrolment_id AND NOT EXISTS (
        SELECT 1 FROM certificate_event ev WHERE ev.certificate_id = k.id AND ev.kind IN ('revoked', 'replaced'))
      ORDER BY k.issued_at DESC LIMIT 1
    ) cert ON c.rank = 3
    ${state ? sql()`WHERE (ARRAY['not_enrolled', 'enrolled', 'under_way', 'completed'])[c.rank + 1] = ${state}` : sql()``}
    ORDER BY o.name, p.family_name, p.given_name, p.id`
}

/** One page of the people behind a figure, with how many there are in all. */
export async function listPeople(
  question: PeopleQuestion,
  page: { number: number; size: number },
): Promise<{ people: PersonRow[]; total: number }> {
  if (question.departmentIds.length === 0) return { people: [], total: 0 }
  const rows = await sql()<
    ListedRow[]
  >`${peopleOf(question)} LIMIT ${page.size} OFFSET ${(page.number - 1) * page.size}`
  return { people: rows.map(({ total: _total, ...person }) => person), total: rows[0]?.total ?? 0 }
}

/** Every person behind a figure, in batches from a cursor, for files of any length. */
export async function* streamPeople(question: PeopleQuestion): AsyncGenerator<PersonRow[]> {
  if (question.departmentIds.length === 0) return
  for await (const batch of sql()<ListedRow[]>`${peopleOf(question)}`.cursor(500)) yield batch
}
