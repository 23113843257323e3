import { isoDay } from '#app/platform/clock.ts'
import { Prisma } from '#app/platform/database.server.ts'
import type { DepartmentKind, DueKind, OrganisationKind } from '#app/platform/generated/enums.ts'
import { lastDaySql } from '../valid-until.ts'
import { againWindow } from './duty-state.ts'

/** What a rule says; the columns of `assignment_rule`. */
export type RuleTerms = {
  ambitoId: string
  courseId: string
  organisationIds: string[]
  organisationKinds: OrganisationKind[]
  departmentKinds: DepartmentKind[]
  jobTitle: string
  newHireDays: number | null
  dueKind: DueKind
  dueOn: Date | null
  dueDays: number | null
  cycleMonths: number | null
  startsOn: Date
  endsOn: Date | null
}

/** Days everybody has at least, who comes after a rule began or whose certificate ends at once. */
export const leastDays = 30
/** Days for which who left the ambito still counts among those a rule held for. */
const leftDays = 365

/** A text that is found as it stands, not as a pattern. */
const contained = (text: string) => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** The people a rule is meant for on a day; `is_new` where they were hired within its days. */
function fittingPeople(terms: RuleTerms, day: Prisma.Sql): Prisma.Sql {
  const { organisationIds, organisationKinds, departmentKinds, jobTitle, newHireDays } = terms
  const empty = Prisma.empty
  return Prisma.sql`
    SELECT m.person_id, ${
      newHireDays === null
        ? Prisma.sql`true`
        : Prisma.sql`bool_or((SELECT min(COALESCE(f.hired_on, f.starts_on)) FROM membership f
            JOIN department g ON g.id = f.department_id
            WHERE f.person_id = m.person_id AND g.organisation_id = d.organisation_id) >= ${day} - ${newHireDays}::int)`
    } AS is_new
    FROM membership m
    JOIN department d ON d.id = m.department_id
    JOIN organisation o ON o.id = d.organisation_id
    JOIN organisation_ambito b ON b.organisation_id = o.id AND b.ambito_id = ${terms.ambitoId}::uuid
      AND b.starts_on <= ${day} AND (b.ends_on IS NULL OR b.ends_on >= ${day})
    WHERE m.starts_on <= ${day} AND (m.ends_on IS NULL OR m.ends_on >= ${day})
      ${organisationIds.length ? Prisma.sql`AND o.id = ANY(${organisationIds}::uuid[])` : empty}
      ${organisationKinds.length ? Prisma.sql`AND o.kind::text = ANY(${organisationKinds}::text[])` : empty}
      ${departmentKinds.length ? Prisma.sql`AND d.kind::text = ANY(${departmentKinds}::text[])` : empty}
      ${jobTitle ? Prisma.sql`AND m.job_title ILIKE ${contained(jobTitle)}` : empty}
    GROUP BY m.person_id`
}

/** Until when what somebody completed counts for the rule; `infinity` where a certificate never ends and nothing recurs. */
function heldUntil({ dueKind, cycleMonths }: RuleTerms): Prisma.Sql {
  const months = 'COALESCE(ed.validity_months, e.validity_months)'
  const holds = Prisma.raw(lastDaySql('x.completed_on', months))
  if (dueKind !== 'recurring') return Prisma.sql`max(COALESCE(${holds}, 'infinity'::date))`
  return Prisma.sql`max(LEAST(${holds}, ${Prisma.raw(lastDaySql('x.completed_on', String(cycleMonths ?? 12)))}))`
}

/** By when the course is due for who is reached on `from`. */
function dueSql(terms: RuleTerms, from: Prisma.Sql): Prisma.Sql {
  const days = Prisma.sql`${terms.dueDays ?? leastDays}::int`
  if (terms.dueKind === 'days_after') return Prisma.sql`${from} + ${days}`
  if (terms.dueKind === 'recurring') {
    return Prisma.sql`CASE WHEN h.held_until >= ${from} THEN GREATEST(h.held_until, ${from} + ${leastDays}::int)
      ELSE ${from} + ${days} END`
  }
  const dueOn = Prisma.sql`${isoDay(terms.dueOn ?? terms.startsOn)}::date`
  return Prisma.sql`CASE WHEN ${from} <= ${isoDay(terms.startsOn)}::date THEN ${dueOn}
    ELSE GREATEST(${dueOn}, ${from} + ${leastDays}::int) END`
}

/**
 * Common table expressions that end in `rule_plan (person_id, act, due_on, is_valid)`: what working out a rule with these
 * terms on a civil day does, for everybody it holds for or shall hold for: `add`, `remove`, `keep`, `renew` (another day is
 * due), `again` (the next round begins), or null. `ruleId` null: a rule that is not there yet.
 * Preview and job are made of it, so that what was announced is what happens.
 */
export function rulePlan(terms: RuleTerms, ruleId: string | null, on: Date): Prisma.Sql {
  const day = Prisma.sql`${isoDay(on)}::date`
  const inForce = terms.startsOn <= on && (terms.endsOn === null || terms.endsOn >= on)
  const recurring = terms.dueKind === 'recurring'
  return Prisma.sql`
    fitting AS (${fittingPeople(terms, day)}),
    open_row AS (SELECT * FROM assignment WHERE rule_id = ${ruleId}::uuid AND ended_on IS NULL),
    fresh AS (SELECT DISTINCT person_id FROM assignment WHERE rule_id = ${ruleId}::uuid AND ended_on = ${day} - 1),
    concerned AS (SELECT person_id FROM fitting UNION SELECT person_id FROM open_row),
    held AS (
      SELECT x.person_id, max(x.completed_on) AS completed_on, ${heldUntil(terms)} AS held_until
      FROM completion x JOIN enrolment e ON e.id = x.enrolment_id JOIN edition ed ON ed.id = e.edition_id
      WHERE x.course_id = ${terms.courseId}::uuid AND x.completed_on <= ${day} AND x.voided_at IS NULL
        AND x.person_id IN (SELECT person_id FROM concerned)
      GROUP BY x.person_id
    ),
    last_work AS (
      SELECT m.person_id, max(LEAST(m.ends_on, b.ends_on, ${day})) AS last_on
      FROM membership m JOIN department d ON d.id = m.department_id
      JOIN organisation_ambito b ON b.organisation_id = d.organisation_id AND b.ambito_id = ${terms.ambitoId}::uuid
      WHERE m.person_id IN (SELECT person_id FROM open_row) AND m.starts_on <= ${day} AND b.starts_on <= ${day}
      GROUP BY m.person_id
    ),
    told AS (
      SELECT c.person_id, f.person_id IS NOT NULL AS fits, f.is_new, n.person_id IS NOT NULL AS is_fresh,
        a.person_id IS NOT NULL AS is_open, l.last_on, h.held_until,
        COALESCE(h.completed_on >= a.assigned_on OR (NOT ${recurring} AND h.held_until >= a.due_on), false) AS is_done,
        NOT ${recurring} AND a.due_on <> ${dueSql(terms, Prisma.sql`a.assigned_on`)} AS is_moved,
        ${dueSql(terms, day)} AS due_on
      FROM concerned c
      LEFT JOIN fitting f ON f.person_id = c.person_id
      LEFT JOIN open_row a ON a.person_id = c.person_id
      LEFT JOIN fresh n ON n.person_id = c.person_id
      LEFT JOIN held h ON h.person_id = c.person_id
      LEFT JOIN last_work l ON l.person_id = c.person_id
    ),
    rule_plan AS (
      SELECT person_id, due_on, held_until IS NOT NULL AND held_until >= ${recurring ? day : Prisma.sql`due_on`} AS is_valid,
        CASE
          WHEN NOT ${inForce} THEN CASE WHEN is_open THEN 'remove' END
          WHEN NOT is_open THEN CASE WHEN is_new OR is_fresh THEN 'add' END
          WHEN NOT fits THEN
            CASE WHEN last_on = ${day} OR last_on < ${day} - ${leftDays}::int THEN 'remove' ELSE 'keep' END
          WHEN is_done AND ${recurring} AND ${day} >= held_until - ${againWindow}::int THEN 'again'
          WHEN is_moved AND NOT is_done THEN 'renew'
          ELSE 'keep'
        END AS act
      FROM told
    )`
}
