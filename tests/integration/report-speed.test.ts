import { expect, test, vi } from 'vitest'
import { addAmbito } from '#app/certificates/world.fixtures.ts'
import { sql } from '#app/platform/database.server.ts'
import { addCourse } from '#app/reporting/coverage.fixtures.ts'
import { openReport } from '#app/reporting/reports/open-report.server.ts'
import { overviewData } from '#app/reporting/reports/overview-data.server.ts'

vi.setConfig({ testTimeout: 120_000 })

const people = 5000
const now = new Date('2026-11-24T09:00:00Z')

test('the reports of an ambito of 5,000 people are counted once and then open at once', async () => {
  const place = await addAmbito('GRANDE')
  const course = await addCourse('grande')
  const { registry, id: organisationId } = place.comune
  await sql()`
    WITH made AS (
      INSERT INTO person (id, given_name, family_name, fiscal_code_hash, fiscal_code_cipher)
      SELECT gen_random_uuid(), 'Prova', 'Numerosa', 'grande-' || n, '-' FROM generate_series(1, ${people}) n RETURNING id
    ), hired AS (
      INSERT INTO membership (id, person_id, department_id, is_main, starts_on)
      SELECT gen_random_uuid(), id, ${registry}, true, '2020-01-01' FROM made
    ), enrolled AS (
      INSERT INTO enrolment (id, person_id, edition_id, course_version_id, state, enrolled_at, started_at, completed_at)
      SELECT gen_random_uuid(), id, ${course.editionId}, ${course.versionId}, 'completed', '2026-03-01', '2026-03-02', '2026-03-20'
      FROM made RETURNING id, person_id
    ), credited AS (
      INSERT INTO attendance_entry (id, enrolment_id, activity_id, kind, minutes, recorded_at)
      SELECT gen_random_uuid(), id, 'lezione', 'declared_on_completion', 700, '2026-03-10' FROM enrolled
    )
    INSERT INTO completion (enrolment_id, person_id, course_id, course_version_id, completed_on, completed_at,
      credited_minutes, declared_minutes, department_id, organisation_id, ambito_id)
    SELECT id, person_id, ${course.courseId}, ${course.versionId}, '2026-03-20', '2026-03-20', 240, 240, ${registry},
      ${organisationId}, ${place.ambitoId} FROM enrolled`
  await sql()`ANALYZE`
  const open = async () => {
    const begun = performance.now()
    const report = await openReport(place.office, place.ambitoSlug, new URLSearchParams(), now)
    return { overview: await overviewData(report), milliseconds: performance.now() - begun }
  }
  const counted = await open()
  const kept = await open()
  expect(counted.overview.bands.total).toMatchObject({ people, bands: [0, people, 0, 0, 0] })
  expect(kept.overview).toEqual(counted.overview)
  // Counting takes seconds on a busy machine; what is kept is five small rows.
  expect(kept.milliseconds).toBeLessThan(1000)
  expect(kept.milliseconds).toBeLessThan(counted.milliseconds / 2)
})
