import { z } from 'zod'
import { SocialWorkerRoll } from '#app/identity/social-worker/schemas.ts'
import { getVersion, type PublishedVersion } from '#app/learning/version-queries.server.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { DepartmentKind, OrganisationKind } from '#app/platform/generated/enums.ts'

const Row = z.object({
  enrolmentId: z.string(),
  personId: z.string(),
  courseId: z.string(),
  courseVersionId: z.string(),
  completedOn: z.date(),
  completedAt: z.date(),
  creditedMinutes: z.number(),
  declaredMinutes: z.number(),
  scoreBasisPoints: z.number().nullable(),
  departmentId: z.string().nullable(),
  organisationId: z.string().nullable(),
  ambitoId: z.string().nullable(),
  /** Civil day of the first sign of attendance. */
  startedOn: z.date(),
  jobTitle: z.string(),
  /** Where the person is on the roll of social workers, as they gave it. */
  socialWorkerRoll: SocialWorkerRoll.nullable(),
  person: z.object({
    givenName: z.string(),
    familyName: z.string(),
    fiscalCodeCipher: z.string(),
    account: z.object({ email: z.string(), locale: z.string(), disabledAt: z.coerce.date().nullable() }).nullable(),
  }),
  department: z.object({ name: z.string(), kind: z.enum(DepartmentKind) }).nullable(),
  organisation: z
    .object({ name: z.string(), kind: z.enum(OrganisationKind), ipaCode: z.string().nullable() })
    .nullable(),
  ambito: z.object({ name: z.string(), code: z.string() }).nullable(),
})

/** A completed course with everything its certificate speaks of. */
export type CertifiableCompletion = z.infer<typeof Row> & { version: PublishedVersion }

/**
 * The completion of an enrolment with the place kept on that day (P6), or null. Names of places are those of that
 * day (`nameOn`), the person's is read now; from here on they live in the certificate. One statement: a certificate costs little more than its page.
 */
export async function findCompletion(tx: Transaction, enrolmentId: string): Promise<CertifiableCompletion | null> {
  const [found] = await tx.$queryRaw<unknown[]>`
    SELECT x.enrolment_id AS "enrolmentId", x.person_id AS "personId", x.course_id AS "courseId",
      x.course_version_id AS "courseVersionId", x.completed_on AS "completedOn", x.completed_at AS "completedAt",
      x.credited_minutes AS "creditedMinutes", x.declared_minutes AS "declaredMinutes",
      x.score_basis_points AS "scoreBasisPoints", x.department_id AS "departmentId",
      x.organisation_id AS "organisationId", x.ambito_id AS "ambitoId",
      LEAST(x.completed_on, (LEAST(e.started_at, t.entered_at, t.recorded_at) AT TIME ZONE 'Europe/Rome')::date)
        AS "startedOn",
      COALESCE(m.job_title, '') AS "jobTitle",
      jsonb_build_object('givenName', p.given_name, 'familyName', p.family_name,
        'fiscalCodeCipher', p.fiscal_code_cipher, 'account', CASE WHEN a.id IS NOT NULL THEN
          jsonb_build_object('email', a.email, 'locale', a.locale, 'disabledAt', a.disabled_at) END) AS person,
      CASE WHEN r.person_id IS NOT NULL THEN jsonb_build_object(
        'region', r.region, 'section', r.section, 'number', r.number) END AS "socialWorkerRoll",
      CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('kind', d.kind, 'name', COALESCE((
          SELECT f.name FROM former_name f WHERE f.subject_id = d.id AND f.last_day >= x.completed_on
          ORDER BY f.last_day LIMIT 1), d.name)) END AS department,
      CASE WHEN o.id IS NOT NULL THEN
        jsonb_build_object('kind', o.kind, 'ipaCode', o.ipa_code, 'name', COALESCE((
          SELECT f.name FROM former_name f WHERE f.subject_id = o.id AND f.last_day >= x.completed_on
          ORDER BY f.last_day LIMIT 1), o.name)) END AS organisation,
      CASE WHEN b.id IS NOT NULL THEN jsonb_build_object('code', b.code, 'name', COALESCE((
          SELECT f.name FROM former_name f WHERE f.subject_id = b.id AND f.last_day >= x.completed_on
          ORDER BY f.last_day LIMIT 1), b.name)) END AS ambito
    FROM completion x
    JOIN enrolment e ON e.id = x.enrolment_id
    JOIN person p ON p.id = e.person_id
    LEFT JOIN account a ON a.person_id = p.id
    LEFT JOIN social_worker_roll r ON r.person_id = p.id
    LEFT JOIN department d ON d.id = x.department_id
    LEFT JOIN organisation o ON o.id = x.organisation_id
    LEFT JOIN ambito b ON b.id = x.ambito_id
    CROSS JOIN LATERAL (
      SELECT min(t.entered_at) AS entered_at, min(t.recorded_at) AS recorded_at
      FROM attendance_entry t WHERE t.enrolment_id = x.enrolment_id AND t.kind <> 'correction'
    ) t
    LEFT JOIN LATERAL (
      SELECT m.job_title FROM membership m
      WHERE m.person_id = x.person_id AND m.department_id = x.department_id
        AND m.starts_on <= x.completed_on AND (m.ends_on IS NULL OR m.ends_on >= x.completed_on)
      ORDER BY m.starts_on DESC LIMIT 1
    ) m ON true
    WHERE x.enrolment_id = ${enrolmentId}::uuid`
  if (found === undefined) return null
  const row = Row.parse(found)
  return { ...row, version: await getVersion(row.courseVersionId, tx) }
}
