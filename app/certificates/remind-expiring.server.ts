import { slugsOfOpenCourses } from '#app/learning/version-queries.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { transaction } from '#app/platform/database.server.ts'
import { tellAboutExpiry } from './certificate-mails.server.ts'
import { renewalWindow } from './expiry.ts'
import { CertificateFacts } from './schemas.ts'

/** Reminders written in one transaction. */
const atOnce = 50

type Due = { id: string; course_id: string; facts: unknown; email: string; locale: string; given_name: string }

/**
 * Reminds whoever holds a certificate that ends within the window, once for each certificate, whatever runs at once and
 * however often: the row that says so and the mail are one transaction. Nobody is reminded of one that was revoked or
 * replaced, that a later certificate of the course outlives, or whose account is disabled. Returns how many were told.
 */
export async function remindExpiring(now: Date): Promise<number> {
  const today = civilDay(now)
  const until = new Date(today.getTime() + renewalWindow * 86_400_000)
  return transaction(async (tx) => {
    const due = await tx.$queryRaw<Due[]>`
      SELECT c.id, c.course_id, c.facts, a.email, a.locale, p.given_name
      FROM certificate c JOIN person p ON p.id = c.person_id JOIN account a ON a.person_id = p.id
      WHERE c.expires_on BETWEEN ${today}::date AND ${until}::date AND a.disabled_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM certificate_reminder r WHERE r.certificate_id = c.id)
        AND NOT EXISTS (
          SELECT 1 FROM certificate_event e WHERE e.certificate_id = c.id AND e.kind IN ('revoked', 'replaced'))
        AND NOT EXISTS (
          SELECT 1 FROM certificate l WHERE l.person_id = c.person_id AND l.course_id = c.course_id
            AND (l.expires_on IS NULL OR l.expires_on > c.expires_on) AND l.issued_at > c.issued_at)
      ORDER BY c.expires_on, c.id LIMIT ${atOnce} FOR UPDATE OF c SKIP LOCKED`
    const slugs = await slugsOfOpenCourses(due.map(({ course_id }) => course_id))
    for (const { id: certificateId, course_id, facts: json, email, locale, given_name: name } of due) {
      const { count } = await tx.certificateReminder.createMany({
        data: [{ certificateId, sentAt: now }],
        skipDuplicates: true,
      })
      // Another process told while this one waited for the row.
      if (count === 0) continue
      const facts = CertificateFacts.parse(json)
      await tellAboutExpiry(tx, { facts, name, email, locale, canRenew: slugs.has(course_id) }, now)
    }
    return due.length
  })
}
