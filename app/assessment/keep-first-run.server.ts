import { Prisma, type Transaction } from '#app/platform/database.server.ts'
import { caseText } from './first-runs.server.ts'

type Walked = { courseVersionId: string; activityId: string }

/** The walks to look at, the first of each person, and which scene each of their answers belongs to. */
const runs = ({ courseVersionId, activityId }: Walked, which: Prisma.Sql) => Prisma.sql`
  own AS MATERIALIZED (
    SELECT s.spec, ${Prisma.raw(caseText('s'))} AS case_text FROM assessment_spec s
    WHERE s.course_version_id = ${courseVersionId}::uuid AND s.activity_id = ${activityId}
  ),
  item AS MATERIALIZED (
    SELECT i.id, s.scene->>'id' AS scene FROM own, jsonb_array_elements(own.spec->'scenes') AS s(scene),
    LATERAL (VALUES (s.scene->>'id'), (s.scene->'decision'->>'id'), (s.scene->'reflection'->>'id')) AS i(id)
  ),
  run AS (
    SELECT DISTINCT ON (e.person_id)
      e.person_id, a.id, a.started_at, a.submitted_at, a.number, a.counter, e.edition_id, a.path
    FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id
    WHERE a.course_version_id = ${courseVersionId}::uuid AND a.activity_id = ${activityId}
      AND a.submitted_at IS NOT NULL AND ${which}
    ORDER BY e.person_id, a.submitted_at, a.number, a.id
  )`

/** How long each scene of `run` took, from its first sight to the answer that leads on; pauses inside. */
const times = Prisma.sql`
  SELECT COALESCE(array_agg(scene ORDER BY scene), '{}') AS scenes,
    COALESCE(array_agg(seconds ORDER BY scene), '{}') AS seconds
  FROM (
    SELECT i.scene, extract(epoch FROM sum(g.gap))::float8 AS seconds
    FROM (
      SELECT w.item_id, w.received_at - lag(w.received_at, 1, run.started_at) OVER (ORDER BY w.sequence) AS gap
      FROM answer w WHERE w.attempt_id = run.id
    ) g JOIN item i ON i.id = g.item_id GROUP BY i.scene
  ) spent`

async function keep(tx: Transaction, walked: Walked, which: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`
    WITH ${runs(walked, which)}
    INSERT INTO first_run AS known (case_text, person_id, attempt_id, submitted_at, number, counter, edition_id, path, scenes, seconds)
    SELECT own.case_text, r.person_id, r.id, r.submitted_at, r.number, r.counter, r.edition_id, r.path, r.scenes, r.seconds
    FROM own, (SELECT run.*, t.* FROM run CROSS JOIN LATERAL (${times}) t) r
    ON CONFLICT (case_text, person_id) DO UPDATE SET attempt_id = excluded.attempt_id,
      submitted_at = excluded.submitted_at, number = excluded.number, counter = excluded.counter,
      edition_id = excluded.edition_id, path = excluded.path, scenes = excluded.scenes, seconds = excluded.seconds
    WHERE (excluded.submitted_at, excluded.number, excluded.attempt_id) < (known.submitted_at, known.number, known.attempt_id)`
}

/**
 * Keeps a walk as its person's first, in the transaction that ends it, unless they finished one before. Whatever order
 * walks of one person end in, in whatever enrolments, the earliest stays (docs/decisions/0020).
 */
export function keepFirstRunIn(tx: Transaction, attempt: Walked & { id: string }): Promise<void> {
  return keep(tx, attempt, Prisma.sql`a.id = ${attempt.id}::uuid`)
}

/** The same for every finished walk there is, case by case: for walks that were not ended by us but stored as a whole. */
export async function keepFirstRunsIn(tx: Transaction): Promise<void> {
  const cases = await tx.assessmentSpec.findMany({
    where: { kind: 'case' },
    select: { courseVersionId: true, activityId: true },
  })
  for (const one of cases) await keep(tx, one, Prisma.sql`true`)
}
