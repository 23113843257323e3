import { issueCertificateOf } from '#app/certificates/issue-certificate.server.ts'
import { addAmbito, addCompleted, addCourse } from '#app/certificates/world.fixtures.ts'
import { addAccount } from '#app/identity/account.fixtures.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { stopJobs } from '#app/platform/jobs.server.ts'

export type ManyCertificates = { ambitoSlug: string; courseSlug: string; email: string }

const completedAt = new Date('2026-03-10T10:00:00Z')

/** What is multiplied: one person of a registry with a certificate, as the application issues it. */
async function addFirst(code: string) {
  const place = await addAmbito(code, 'Comune di Montefiore')
  const course = await addCourse('Molti attestati')
  const { enrolmentId } = await addCompleted(course, place, { familyName: 'Numerosi' }, completedAt)
  await issueCertificateOf(enrolmentId, completedAt)
  return { place, course, enrolmentId }
}

/**
 * An ambito of its own with so many certificates, and the account of its office (`account.fixtures` › `password`). All
 * but the first are copies of it made by the database: the same facts under other numbers, and the same PDF with a
 * number behind its end, so that each has bytes and a hash of its own.
 */
export async function addManyCertificates(code: string, count: number): Promise<ManyCertificates> {
  const { place, course, enrolmentId } = await addFirst(code)
  await sql()`
    WITH copy AS MATERIALIZED (
      SELECT n, gen_random_uuid() AS person, gen_random_uuid() AS enrolment,
        convert_to(chr(10) || '% ' || n, 'UTF8') AS ending, ${code} || '-2026-' || lpad(n::text, 6, '0') AS number
      FROM generate_series(2, ${count}::int) n
    ),
    model AS (
      SELECT k.*, b.bytes, e.edition_id, e.course_version_id
      FROM certificate k JOIN blob b ON b.sha256 = k.pdf_sha256 JOIN enrolment e ON e.id = k.enrolment_id
      WHERE k.enrolment_id = ${enrolmentId}
    ),
    people AS (
      INSERT INTO person (id, given_name, family_name, fiscal_code_hash, fiscal_code_cipher)
      SELECT person, 'Persona', 'Numero ' || n, ${code} || n, '-' FROM copy
    ),
    enrolled AS (
      INSERT INTO enrolment (id, person_id, edition_id, course_version_id, state, enrolled_at, started_at, completed_at)
      SELECT enrolment, person, edition_id, course_version_id, 'completed', ${completedAt}, ${completedAt}, ${completedAt}
      FROM copy, model
    ),
    completed AS (
      INSERT INTO completion (enrolment_id, person_id, course_id, course_version_id, completed_on, completed_at,
        credited_minutes, declared_minutes, department_id, organisation_id, ambito_id)
      SELECT enrolment, person, model.course_id, course_version_id, ${completedAt}::timestamptz::date, ${completedAt},
        55, 60, department_id, organisation_id, ambito_id
      FROM copy, model
    ),
    stored AS (
      INSERT INTO blob (sha256, bytes, media_type, size)
      SELECT encode(sha256(bytes || ending), 'hex'), bytes || ending, 'application/pdf', length(bytes || ending)
      FROM copy, model
    )
    INSERT INTO certificate (id, number, ambito_id, year, sequence, verify_code, enrolment_id, revision, person_id,
      course_id, organisation_id, department_id, facts, pdf_sha256, issued_at)
    SELECT gen_random_uuid(), copy.number, ambito_id, year, n, ${code} || n, enrolment, 1, person, course_id,
      organisation_id, department_id, jsonb_set(facts, '{number}', to_jsonb(copy.number)),
      encode(sha256(bytes || ending), 'hex'), issued_at
    FROM copy, model`
  const { personId, email } = await addAccount()
  const grant = { role: 'ambito_office', ambitoId: place.ambitoId, startsOn: completedAt } as const
  await db().roleGrant.create({ data: { id: newId(), personId, ...grant } })
  // The first one's mail was queued from this process, which has no jobs to do.
  await stopJobs()
  return { ambitoSlug: place.ambitoSlug, courseSlug: course.courseId, email }
}
