import { isNeitherRevokedNorReplaced } from '#app/certificates/neither-revoked.server.ts'
import { nameOn } from '#app/organisation/dated-names.server.ts'
import { sql } from '#app/platform/database.server.ts'
import { coverageFacts, type CoverageQuestion } from '../coverage-facts.server.ts'
import type { CourseChoice } from '../coverage-queries.server.ts'
import type { ReportPerson } from './band-queries.server.ts'
import type { OpenedReport } from './open-report.server.ts'
import type { OutcomeFigures } from './schemas.ts'

/** `taken`: whoever enrolled, once for each place, with the enrolment that says what they have come to. */
const outcomeFacts = (question: CoverageQuestion) => sql()`
  ${coverageFacts(question)},
  ranked AS (
    SELECT f.person_id, f.organisation_id, max(f.rank) AS rank, array_agg(DISTINCT f.department_id) AS department_ids,
      (array_agg(f.enrolment_id ORDER BY f.rank DESC, f.since DESC, f.enrolment_id)
        FILTER (WHERE f.enrolment_id IS NOT NULL))[1] AS enrolment_id
    FROM facts f GROUP BY f.person_id, f.organisation_id
  ),
  taken AS (
    SELECT r.*, e.enrolled_at, x.completed_on, cert.number,
      x.completed_on - (e.enrolled_at AT TIME ZONE 'Europe/Rome')::date AS days
    FROM ranked r JOIN enrolment e ON e.id = r.enrolment_id
    LEFT JOIN completion x ON x.enrolment_id = r.enrolment_id AND r.rank = 4
    LEFT JOIN LATERAL (
      SELECT k.number FROM certificate k, moment
      WHERE k.enrolment_id = r.enrolment_id AND k.issued_at < moment.closed
        AND ${isNeitherRevokedNorReplaced(sql()`moment.closed`)}
      ORDER BY k.revision DESC LIMIT 1
    ) cert ON r.rank = 4
    WHERE r.rank >= 2
  )`

type Counts = Omit<OutcomeFigures['courses'][number], 'slug' | 'title'>

async function outcomesOf(question: CoverageQuestion): Promise<Counts> {
  const [counts] = await sql()<Counts[]>`
    WITH ${outcomeFacts(question)}
    SELECT count(*)::int AS enrolled, count(*) FILTER (WHERE rank = 4)::int AS completed,
      count(number)::int AS certified,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY days) FILTER (WHERE days IS NOT NULL) AS "medianDays"
    FROM taken`
  return counts ?? { enrolled: 0, completed: 0, certified: 0, medianDays: null }
}

/** Course by course: who enrolled, who completed, with which certificates, and the median of the days it took them. */
export async function computeOutcomes(
  { ambito, day, departmentIds }: Pick<OpenedReport, 'ambito' | 'day' | 'departmentIds'>,
  courses: readonly CourseChoice[],
  until: Date,
): Promise<OutcomeFigures> {
  const rows: OutcomeFigures['courses'] = []
  for (const { id: courseId, slug, title } of courses) {
    const counts = await outcomesOf({ ambitoId: ambito.id, courseId, asOf: day.asOf, until, departmentIds })
    rows.push({ slug, title, ...counts })
  }
  return { courses: rows }
}

/** One page of who enrolled, or of those with a certificate, by place and name. */
export async function listOutcomePeople(
  { certified, ...question }: CoverageQuestion & { certified: boolean },
  page: { number: number; size: number },
): Promise<ReportPerson[]> {
  return sql()<ReportPerson[]>`
    WITH ${outcomeFacts(question)}
    SELECT t.person_id AS "personId", p.family_name AS "familyName", p.given_name AS "givenName",
      ${nameOn('o', question.asOf)} AS "organisationName",
      ARRAY(SELECT DISTINCT d.kind FROM department d WHERE d.id = ANY(t.department_ids) ORDER BY d.kind)::text[]
        AS "departmentKinds",
      NULL AS minutes, t.enrolled_at AS "enrolledAt", t.completed_on AS "completedOn", t.number AS "certificateNumber"
    FROM taken t JOIN person p ON p.id = t.person_id JOIN organisation o ON o.id = t.organisation_id
    ${certified ? sql()`WHERE t.number IS NOT NULL` : sql()``}
    ORDER BY "organisationName", o.id, p.family_name, p.given_name, p.id
    LIMIT ${page.size} OFFSET ${(page.number - 1) * page.size}`
}
