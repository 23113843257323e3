import { BoundedMap } from '#app/platform/bounded-map.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { computeCoverage } from './compute-coverage.server.ts'
import type { CoverageQuestion } from './coverage-facts.server.ts'
import { isListKept, keepList } from './list-entries.server.ts'
import { announcing } from './live/announcement.server.ts'
import { CoverageMatrix } from './schemas.ts'
import { stillFresh } from './still-fresh.server.ts'

export type Coverage = {
  /** Printed on every page and file made of it. */
  snapshotId: string
  computedAt: Date
  matrix: CoverageMatrix
}

/** One ambito and course on one day: what a snapshot is kept for. */
export type SnapshotKey = Pick<CoverageQuestion, 'ambitoId' | 'courseId' | 'asOf'>

type SnapshotRow = { id: string; computed_at: Date; fresh: boolean; matrix: unknown }

/**
 * The last matrices read, by key. A snapshot never changes under its id, so one whose id is still the row's need not
 * be carried from the database and parsed again.
 */
const recentlyRead = new BoundedMap<string, Coverage>(64)

function remember(key: string, coverage: Coverage): Coverage {
  recentlyRead.set(key, coverage)
  return coverage
}

/**
 * Computes one matrix and keeps it as the snapshot of that ambito, course and day, and announces it to open pages in the
 * same transaction. At the same time from two processes: the one that looked later stays.
 */
export async function refreshCoverage(key: SnapshotKey, now: Date): Promise<Coverage> {
  const { ambitoId, courseId, asOf } = key
  const matrix = await computeCoverage({ ambitoId, courseId, asOf, until: now })
  const id = newId()
  const [written] = await sql()`
    WITH written AS (
      INSERT INTO coverage_snapshot (id, ambito_id, course_id, as_of, computed_at, matrix)
      VALUES (${id}, ${ambitoId}, ${courseId}, ${isoDay(asOf)}::date, ${now}, ${sql().json(matrix)})
      ON CONFLICT (ambito_id, course_id, as_of)
      DO UPDATE SET id = EXCLUDED.id, computed_at = EXCLUDED.computed_at, matrix = EXCLUDED.matrix
      WHERE coverage_snapshot.computed_at <= EXCLUDED.computed_at
      RETURNING id
    )
    SELECT id, ${announcing({ ambitoId, courseId, asOf: isoDay(asOf), snapshotId: id })} FROM written`
  return written ? { snapshotId: id, computedAt: now, matrix } : getCoverage(key, now)
}

/** The same by a job: whoever opened the list of the snapshot before finds the one of the new snapshot made as well. */
export async function renewCoverage(key: SnapshotKey, now: Date): Promise<void> {
  const before = await snapshotIdOf(key)
  const isListed = before !== null && (await isListKept(before))
  const { snapshotId, computedAt } = await refreshCoverage(key, now)
  if (isListed) await keepList(snapshotId, { ...key, until: computedAt })
}

/**
 * The coverage of one ambito and course as of a day: the kept snapshot, or computed now when there is none, when it was
 * made before its day was over, or when today's is older than a quarter of an hour. A day in the past is computed as it
 * was (P6); the future is refused by the caller.
 */
export async function getCoverage(question: SnapshotKey, now: Date): Promise<Coverage> {
  const { ambitoId, courseId, asOf } = question
  const day = isoDay(asOf)
  const key = `${ambitoId} ${courseId} ${day}`
  const known = recentlyRead.get(key)
  const [row] = await sql()<SnapshotRow[]>`
    SELECT id, computed_at,
      ${stillFresh(asOf, now)} AS fresh,
      CASE WHEN id::text = ${known?.snapshotId ?? ''} THEN NULL ELSE matrix END AS matrix
    FROM coverage_snapshot WHERE ambito_id = ${ambitoId} AND course_id = ${courseId} AND as_of = ${day}::date`
  if (!row?.fresh) return remember(key, await refreshCoverage(question, now))
  if (known && row.id === known.snapshotId) return remember(key, known)
  // A snapshot in a form of before is made again.
  const kept = CoverageMatrix.safeParse(row.matrix)
  if (!kept.success) return remember(key, await refreshCoverage(question, now))
  return remember(key, { snapshotId: row.id, computedAt: row.computed_at, matrix: kept.data })
}

/** The id of the snapshot kept for a key, whatever its age; null where there is none. */
export async function snapshotIdOf({ ambitoId, courseId, asOf }: SnapshotKey): Promise<string | null> {
  const [row] = await sql()<{ id: string }[]>`
    SELECT id FROM coverage_snapshot
    WHERE ambito_id = ${ambitoId} AND course_id = ${courseId} AND as_of = ${isoDay(asOf)}::date`
  return row?.id ?? null
}

/**
 * The id of the snapshot of an ambito and day that was computed last, whatever its course, by an instant when one is named;
 * null where there is none.
 */
export async function latestSnapshot(
  { ambitoId, asOf }: Omit<SnapshotKey, 'courseId'>,
  by?: Date,
): Promise<string | null> {
  const [row] = await sql()<{ id: string }[]>`
    SELECT id FROM coverage_snapshot
    WHERE ambito_id = ${ambitoId} AND as_of = ${isoDay(asOf)}::date ${by ? sql()`AND computed_at <= ${by}` : sql()``}
    ORDER BY computed_at DESC, id DESC LIMIT 1`
  return row?.id ?? null
}

/** Who something happened to, and the ambito it counts in besides those where they work. */
export type Changed = { personId: string; ambitoId: string | null }

/** Which figures of today are made of some people: those of their courses where they work and where it counts. */
export async function figuresOf(changed: readonly Changed[], today: Date): Promise<Omit<SnapshotKey, 'asOf'>[]> {
  const people = changed.map(({ personId }) => personId)
  const ambiti = changed.map(({ ambitoId }) => ambitoId)
  return sql()<Omit<SnapshotKey, 'asOf'>[]>`
    WITH changed AS (SELECT * FROM unnest(${people}::uuid[], ${ambiti}::uuid[]) AS c(person_id, ambito_id)),
    places AS (
      SELECT person_id, ambito_id FROM changed WHERE ambito_id IS NOT NULL
      UNION
      SELECT m.person_id, oa.ambito_id FROM changed c
      JOIN membership m ON m.person_id = c.person_id
      JOIN department d ON d.id = m.department_id
      JOIN organisation_ambito oa ON oa.organisation_id = d.organisation_id
      WHERE m.starts_on <= ${isoDay(today)}::date AND (m.ends_on IS NULL OR m.ends_on >= ${isoDay(today)}::date)
        AND oa.starts_on <= ${isoDay(today)}::date AND (oa.ends_on IS NULL OR oa.ends_on >= ${isoDay(today)}::date)
    )
    SELECT DISTINCT p.ambito_id AS "ambitoId", d.course_id AS "courseId" FROM places p
    JOIN enrolment e ON e.person_id = p.person_id
    JOIN edition d ON d.id = e.edition_id
    JOIN course k ON k.id = d.course_id AND k.current_version_id IS NOT NULL`
}

export type CourseChoice = { id: string; slug: string; title: string; declaredMinutes: number }

/** Published courses, the longest known first: a new course never takes the place of the one an office is used to. */
export async function listCourses(): Promise<CourseChoice[]> {
  const rows = await sql()<{ id: string; slug: string; title: string; minutes: number }[]>`
    SELECT c.id, c.slug, v.title, v.minutes FROM course c JOIN course_version v ON v.id = c.current_version_id
    WHERE c.translation_of_id IS NULL
    ORDER BY c.created_at, c.slug`
  return rows.map(({ id, slug, title, minutes }) => ({ id, slug, title, declaredMinutes: minutes }))
}

/** Makes today's snapshots of some ambiti again, for every course. */
export async function refreshToday(ambitoIds: readonly string[], now: Date): Promise<void> {
  const courses = await listCourses()
  for (const ambitoId of ambitoIds) {
    for (const course of courses) await renewCoverage({ ambitoId, courseId: course.id, asOf: civilDay(now) }, now)
  }
}

/** Lets go of the snapshots of the days before; they are computed again, as of then, when somebody looks. */
export async function dropPastSnapshots(ambitoIds: readonly string[], now: Date): Promise<void> {
  await sql()`
    DELETE FROM coverage_snapshot
    WHERE ambito_id = ANY(${[...ambitoIds]}::uuid[]) AND as_of < ${isoDay(civilDay(now))}::date`
}
