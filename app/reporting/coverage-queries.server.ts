import { civilDay, isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { computeCoverage } from './compute-coverage.server.ts'
import type { CoverageQuestion } from './coverage-facts.server.ts'
import { CoverageMatrix } from './schemas.ts'

export type Coverage = {
  /** Printed on every page and file made of it. */
  snapshotId: string
  computedAt: Date
  matrix: CoverageMatrix
}

type SnapshotRow = { id: string; computed_at: Date; matrix: unknown }

/**
 * Computes one matrix and keeps it as the snapshot of that ambito, course and day. At the same time from two
 * processes: the later one stays.
 */
export async function refreshCoverage(question: CoverageQuestion, now: Date): Promise<Coverage> {
  const matrix = await computeCoverage(question)
  const id = newId()
  const { ambitoId, courseId, asOf } = question
  await sql()`
    INSERT INTO coverage_snapshot (id, ambito_id, course_id, as_of, computed_at, matrix)
    VALUES (${id}, ${ambitoId}, ${courseId}, ${isoDay(asOf)}::date, ${now}, ${sql().json(matrix)})
    ON CONFLICT (ambito_id, course_id, as_of)
    DO UPDATE SET id = EXCLUDED.id, computed_at = EXCLUDED.computed_at, matrix = EXCLUDED.matrix`
  return { snapshotId: id, computedAt: now, matrix }
}

/**
 * The coverage of one ambito and course as of a day: the kept snapshot, or computed now when there is none. A day in
 * the past is computed as it was (P6); the future is refused by the caller.
 */
export async function getCoverage(question: CoverageQuestion, now: Date): Promise<Coverage> {
  const { ambitoId, courseId, asOf } = question
  const [row] = await sql()<SnapshotRow[]>`
    SELECT id, computed_at, matrix FROM coverage_snapshot
    WHERE ambito_id = ${ambitoId} AND course_id = ${courseId} AND as_of = ${isoDay(asOf)}::date`
  if (!row) return refreshCoverage(question, now)
  return { snapshotId: row.id, computedAt: row.computed_at, matrix: CoverageMatrix.parse(row.matrix) }
}

/** Ids of the ambiti a person worked in on a day. */
export async function ambitiOfPerson(personId: string, day: Date): Promise<string[]> {
  const rows = await sql()<{ ambito_id: string }[]>`
    SELECT DISTINCT oa.ambito_id FROM membership m
    JOIN department d ON d.id = m.department_id
    JOIN organisation_ambito oa ON oa.organisation_id = d.organisation_id
    WHERE m.person_id = ${personId}
      AND m.starts_on <= ${isoDay(day)}::date AND (m.ends_on IS NULL OR m.ends_on >= ${isoDay(day)}::date)
      AND oa.starts_on <= ${isoDay(day)}::date AND (oa.ends_on IS NULL OR oa.ends_on >= ${isoDay(day)}::date)`
  return rows.map((row) => row.ambito_id)
}

export type CourseChoice = { id: string; slug: string; title: string; declaredMinutes: number }

/** Published courses, by title. */
export async function listCourses(): Promise<CourseChoice[]> {
  const rows = await sql()<{ id: string; slug: string; title: string; minutes: number }[]>`
    SELECT c.id, c.slug, v.title, v.minutes FROM course c JOIN course_version v ON v.id = c.current_version_id ORDER BY v.title`
  return rows.map(({ id, slug, title, minutes }) => ({ id, slug, title, declaredMinutes: minutes }))
}

/** Makes today's snapshots of some ambiti again, for every course. */
export async function refreshToday(ambitoIds: readonly string[], now: Date): Promise<void> {
  const courses = await listCourses()
  for (const ambitoId of ambitoIds) {
    for (const course of courses) await refreshCoverage({ ambitoId, courseId: course.id, asOf: civilDay(now) }, now)
  }
}
