import type { Viewer } from '#app/identity/viewer.ts'
import { mostWrongTries } from '#app/identity/invitations/invitation-limits.ts'
import { isoDay, civilDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'
import { sendsMail } from '#app/platform/mail.server.ts'
import { inForce, visible } from '../structure/structure-queries.server.ts'

export type SeenStaff = { ambitoId: string; organisation?: string | undefined }

/**
 * As SQL, who works today in what a viewer sees of an ambito (P7): one row a person, with the place of theirs that
 * comes first there.
 */
export function seenStaff(viewer: Viewer, { ambitoId, organisation }: SeenStaff, now: Date) {
  const day = isoDay(civilDay(now))
  const chosen = organisation ? sql()`o.id = ${organisation}` : sql()`TRUE`
  return sql()`
    SELECT DISTINCT ON (m.person_id) m.person_id, d.id AS department_id, d.name AS department, o.id AS organisation_id,
      o.name AS organisation
    FROM organisation_ambito b JOIN organisation o ON o.id = b.organisation_id
    JOIN department d ON d.organisation_id = o.id JOIN membership m ON m.department_id = d.id
    WHERE b.ambito_id = ${ambitoId} AND ${inForce('b', day)} AND ${inForce('m', day)} AND ${chosen}
      AND ${visible(viewer, ambitoId)}
    ORDER BY m.person_id, m.is_main DESC, m.starts_on, m.id`
}

/**
 * As SQL, an `InvitationState` of the invitation `i` that went out with the mail `l`, for somebody with the account `a`;
 * null for accounts that were made otherwise.
 */
export function stateOf(now: Date) {
  return sql()`CASE
    WHEN a.id IS NOT NULL THEN CASE WHEN i.used_at IS NULL THEN NULL ELSE 'used' END
    WHEN i.person_id IS NULL THEN 'none'
    WHEN i.cancelled_at IS NOT NULL THEN 'cancelled'
    WHEN i.wrong_tries >= ${mostWrongTries} THEN 'blocked'
    WHEN i.expires_at <= ${now} THEN 'expired'
    WHEN i.channel = 'letter' THEN CASE WHEN i.printed_at IS NULL THEN 'to_print' ELSE 'printed' END
    WHEN l.sent_at IS NOT NULL THEN 'sent'
    WHEN l.given_up IS NOT NULL THEN 'refused'
    ELSE ${sendsMail() ? 'sending' : 'kept'} END`
}

/** The tables that `stateOf` reads, beside the person `p`. */
export const joined = () => sql()`
  LEFT JOIN account a ON a.person_id = p.id
  LEFT JOIN invitation i ON i.person_id = p.id
  LEFT JOIN mail l ON l.id = i.mail_id`

/** Those whom an invitation of everybody reaches: cancelled ones were left out on purpose. */
export const openToAll = ['none', 'expired', 'blocked'] as const
