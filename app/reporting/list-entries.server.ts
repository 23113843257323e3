import { foldedName } from '#app/identity/person-search.server.ts'
import { nameOn } from '#app/organisation/dated-names.server.ts'
import { sql } from '#app/platform/database.server.ts'
import { closingMoment, coverageFacts, type CoverageQuestion } from './coverage-facts.server.ts'

/**
 * What a list of people is chosen and ordered from: common table expressions, and a subquery of one row for each person
 * and organisation they count in, with the state they are in there (`rank` of `coverageFacts`), and `position`, the place
 * in a list nobody ordered otherwise: by organisation, then by name.
 */
export type ListEntries = { expressions: Fragment; rows: Fragment }
type Fragment = ReturnType<typeof coverageFacts>

/** Reckoned from the facts. A column that is not asked for costs nothing. */
export function reckonedEntries(question: CoverageQuestion): ListEntries {
  const expressions = sql()`
    ${coverageFacts(question)},
    ranked AS (
      SELECT f.person_id, f.organisation_id, max(f.rank) AS rank, array_agg(DISTINCT d.kind ORDER BY d.kind) AS kinds,
        sum(f.minutes)::int AS minutes, bool_or(f.at_work) AS at_work,
        (array_agg(f.enrolment_id ORDER BY f.rank DESC, f.since DESC, f.enrolment_id)
          FILTER (WHERE f.enrolment_id IS NOT NULL))[1] AS enrolment_id
      FROM facts f JOIN department d ON d.id = f.department_id
      GROUP BY f.person_id, f.organisation_id
    ),
    places AS (
      SELECT o.id, ${nameOn('o', question.asOf)} AS name FROM organisation o
      WHERE o.id IN (SELECT organisation_id FROM ranked)
    )`
  const rows = sql()`(
    SELECT r.*, row_number() OVER (ORDER BY o.name, o.id, p.family_name, p.given_name, p.id) AS position,
      rank() OVER (ORDER BY lower(p.family_name || ' ' || p.given_name)) AS name_rank, ${foldedName()} AS folded_name,
      e.enrolled_at, x.completed_on
    FROM ranked r JOIN person p ON p.id = r.person_id JOIN places o ON o.id = r.organisation_id
    LEFT JOIN enrolment e ON e.id = r.enrolment_id
    LEFT JOIN completion x ON x.enrolment_id = r.enrolment_id AND r.rank = 4)`
  return { expressions, rows }
}

/** As `keepList` wrote them for a snapshot of the question's day. */
export function keptEntries(snapshotId: string, question: CoverageQuestion): ListEntries {
  const rows = sql()`(
    SELECT r.* FROM coverage_list k, unnest(k.person_ids, k.organisation_ids, k.ranks, k.minutes, k.at_work,
      k.enrolment_ids, k.kinds, k.name_ranks, k.folded_names, k.enrolled_at, k.completed_on) WITH ORDINALITY
      AS r(person_id, organisation_id, rank, minutes, at_work, enrolment_id, kinds, name_rank, folded_name, enrolled_at,
        completed_on, position)
    WHERE k.snapshot_id = ${snapshotId})`
  return { expressions: closingMoment(question), rows }
}

/** Reckons everybody behind the figures of a snapshot and keeps them for its lists. Twice does the same. */
export async function keepList(snapshotId: string, question: CoverageQuestion): Promise<void> {
  const { expressions, rows } = reckonedEntries(question)
  const column = (name: string) => sql()`array_agg(${sql()(name)} ORDER BY position)`
  await sql()`
    INSERT INTO coverage_list (snapshot_id, computed_at, person_ids, organisation_ids, ranks, minutes, at_work,
      enrolment_ids, kinds, name_ranks, folded_names, enrolled_at, completed_on)
    WITH ${expressions}, entry AS (SELECT l.*, l.kinds::text AS kind_text FROM ${rows} l)
    SELECT ${snapshotId}, ${question.until}, ${column('person_id')}, ${column('organisation_id')}, ${column('rank')},
      ${column('minutes')}, ${column('at_work')}, ${column('enrolment_id')}, ${column('kind_text')},
      ${column('name_rank')}, ${column('folded_name')}, ${column('enrolled_at')}, ${column('completed_on')}
    FROM entry
    ON CONFLICT (snapshot_id) DO NOTHING`
}

/** Whether the list of a snapshot is kept. */
export async function isListKept(snapshotId: string): Promise<boolean> {
  const [row] = await sql()`SELECT 1 FROM coverage_list WHERE snapshot_id = ${snapshotId}`
  return row !== undefined
}

/** Milliseconds a list outlives its snapshot: pages and files that began with it end with it. */
const outlives = 10 * 60_000

/** Lets go of the lists whose snapshot was made again or dropped a while ago. */
export async function forgetOldLists(now: Date): Promise<void> {
  await sql()`
    DELETE FROM coverage_list k WHERE k.computed_at < ${new Date(now.getTime() - outlives)}
      AND NOT EXISTS (SELECT 1 FROM coverage_snapshot s WHERE s.id = k.snapshot_id)`
}
