import { isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'
import { nameOn } from '#app/organisation/dated-names.server.ts'
import { coverageFacts, type CoverageQuestion } from '../coverage-facts.server.ts'
import { coverageTotals } from '../coverage-view.ts'
import type { ReportPerson } from './band-queries.server.ts'
import { lastMonths, monthDays } from './months.ts'
import type { OpenedReport } from './open-report.server.ts'
import { matrixOn } from './reach-queries.server.ts'
import type { TrendFigures } from './schemas.ts'

/** Months a trend goes back. */
const monthsShown = 24

/** `done`: everybody who completed, once for each place, with the civil day; of what `coverageFacts` counts. */
const completionFacts = (question: CoverageQuestion) => sql()`
  ${coverageFacts(question)},
  reached AS (
    SELECT DISTINCT f.person_id, f.organisation_id, x.completed_on, x.enrolment_id
    FROM facts f JOIN completion x ON x.enrolment_id = f.enrolment_id WHERE f.rank = 4
  )`

/** Completions of a course month by month, and how many of how many were trained at each month's end. */
export async function computeTrend(
  report: Pick<OpenedReport, 'ambito' | 'day' | 'departmentIds' | 'now'>,
  courseId: string,
  until: Date,
): Promise<TrendFigures> {
  const { ambito, day, departmentIds } = report
  const question = { ambitoId: ambito.id, courseId, asOf: day.asOf, until, departmentIds }
  const counted = await sql()<{ month: string; completions: number }[]>`
    WITH ${completionFacts(question)}
    SELECT to_char(completed_on, 'YYYY-MM') AS month, count(DISTINCT (person_id, organisation_id))::int AS completions
    FROM reached GROUP BY 1`
  const completions = new Map(counted.map((row) => [row.month, row.completions]))
  const months: TrendFigures['months'] = []
  for (const { month, lastDay } of lastMonths(day.asOf, monthsShown)) {
    const { completed, people } = coverageTotals(await matrixOn(report, courseId, { asOf: lastDay, until }))
    months.push({ month, lastDay: isoDay(lastDay), completions: completions.get(month) ?? 0, completed, people })
  }
  return { months }
}

/** One page of who completed within a month, in order of the day. */
export async function listMonthPeople(
  { month, ...question }: CoverageQuestion & { month: string },
  page: { number: number; size: number },
): Promise<ReportPerson[]> {
  const { firstDay, lastDay } = monthDays(month)
  return sql()<ReportPerson[]>`
    WITH ${completionFacts(question)},
    chosen AS (
      SELECT DISTINCT ON (person_id, organisation_id) * FROM reached
      WHERE completed_on BETWEEN ${isoDay(firstDay)}::date AND ${isoDay(lastDay)}::date
      ORDER BY person_id, organisation_id, completed_on, enrolment_id
    )
    SELECT c.person_id AS "personId", p.family_name AS "familyName", p.given_name AS "givenName",
      ${nameOn('o', question.asOf)} AS "organisationName",
      ARRAY(SELECT DISTINCT d.kind FROM facts f JOIN department d ON d.id = f.department_id
        WHERE f.person_id = c.person_id AND f.organisation_id = c.organisation_id AND f.rank = 4
        ORDER BY d.kind)::text[] AS "departmentKinds",
      NULL AS minutes, e.enrolled_at AS "enrolledAt", c.completed_on AS "completedOn", NULL AS "certificateNumber"
    FROM chosen c JOIN person p ON p.id = c.person_id JOIN organisation o ON o.id = c.organisation_id
    JOIN enrolment e ON e.id = c.enrolment_id
    ORDER BY c.completed_on, p.family_name, p.given_name, p.id, o.id
    LIMIT ${page.size} OFFSET ${(page.number - 1) * page.size}`
}
