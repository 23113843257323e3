import { z } from 'zod'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { AttendanceRule, CreditSystem, EditionMode } from '#app/platform/generated/enums.ts'
import { standing } from '../open-standing-edition.server.ts'

const Row = z.object({
  name: z.string().transform((name) => (name === standing ? null : name)),
  mode: z.enum(EditionMode),
  place: z.string(),
  attendanceRule: z.enum(AttendanceRule),
  thresholdPercent: z.number().nullable(),
  exercisesRequired: z.boolean(),
  fund: z.string(),
  projectCode: z.string(),
  cup: z.string(),
  signatoryName: z.string(),
  signatoryOffice: z.string(),
  certificateLanguage: z.string(),
  validityMonths: z.number().nullable(),
  logos: z.array(z.object({ blobSha256: z.string(), mediaType: z.string(), alt: z.string() })),
  credits: z.array(
    z.object({
      system: z.enum(CreditSystem),
      kind: z.string(),
      body: z.string(),
      eventId: z.string(),
      grantedTenths: z.number(),
    }),
  ),
  meetings: z.array(
    z
      .object({
        id: z.string(),
        topic: z.string(),
        mode: z.enum(EditionMode),
        startsAt: z.coerce.date(),
        minutes: z.number(),
      })
      .transform(({ mode, startsAt, ...meeting }) => ({
        ...meeting,
        on: isoDay(civilDay(startsAt)),
        mode: mode === 'in_person' ? ('in_person' as const) : ('live_online' as const),
      })),
  ),
})

/**
 * An edition as its certificates speak of it: `name` is null for the edition that is always open, credits are those that
 * were granted, meetings those that were not cancelled, with whole minutes.
 */
export type CertifiedEdition = z.infer<typeof Row>

/**
 * The edition of an enrolment in one statement: every certificate issued asks for it.
 * @throws when the enrolment does not exist
 */
export async function getCertifiedEdition(tx: Transaction, enrolmentId: string): Promise<CertifiedEdition> {
  const [row] = await tx.$queryRaw<unknown[]>`
    SELECT d.name, d.mode, d.place, d.attendance_rule AS "attendanceRule", d.threshold_percent AS "thresholdPercent",
      d.exercises_required AS "exercisesRequired", d.fund, d.project_code AS "projectCode", d.cup,
      d.signatory_name AS "signatoryName", d.signatory_office AS "signatoryOffice",
      d.certificate_language AS "certificateLanguage",
      COALESCE(d.validity_months, e.validity_months) AS "validityMonths",
      (SELECT COALESCE(jsonb_agg(jsonb_build_object(
          'blobSha256', l.blob_sha256, 'mediaType', l.media_type, 'alt', l.alt) ORDER BY l.position), '[]')
        FROM edition_logo l WHERE l.edition_id = d.id) AS logos,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object(
          'system', c.system, 'kind', c.kind, 'body', c.body, 'eventId', c.event_id, 'grantedTenths', c.granted_tenths)
          ORDER BY c.system, c.kind), '[]')
        FROM edition_credit c WHERE c.edition_id = d.id AND c.state = 'granted' AND c.granted_tenths > 0) AS credits,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object(
          'id', m.id, 'topic', m.topic, 'mode', m.mode, 'startsAt', m.starts_at,
          'minutes', round(EXTRACT(EPOCH FROM m.ends_at - m.starts_at) / 60)::int) ORDER BY m.starts_at), '[]')
        FROM meeting m WHERE m.edition_id = d.id AND m.cancelled_at IS NULL) AS meetings
    FROM enrolment e JOIN edition d ON d.id = e.edition_id WHERE e.id = ${enrolmentId}::uuid`
  return Row.parse(row)
}

/** Credited minutes by activity: what counted when the course was completed, and every correction since (P5). */
export async function creditedByActivity(
  tx: Transaction,
  { enrolmentId, completedAt }: { enrolmentId: string; completedAt: Date },
): Promise<Map<string, number>> {
  const sums = await tx.attendanceEntry.groupBy({
    by: ['activityId'],
    where: { enrolmentId, OR: [{ recordedAt: { lte: completedAt } }, { kind: 'correction' }] },
    _sum: { minutes: true },
  })
  return new Map(sums.map(({ activityId, _sum }) => [activityId, _sum.minutes ?? 0]))
}
