import { civilDay } from '#app/platform/clock.ts'
import { db, Prisma, type Transaction } from '#app/platform/database.server.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import { openFor, sealFor } from '../fiscal-code-vault.server.ts'
import { mostWrongTries } from './invitation-limits.ts'

/** Minutes from typing a letter's code to choosing a password. */
const ticketMinutes = 60
const purpose = 'ticket of an invitation'

/** Somebody who can still come in by an invitation. */
export type Invited = {
  invitationId: string
  personId: string
  givenName: string
  familyName: string
  /** Where their organisation writes to them; null where it said nothing. */
  workEmail: string | null
}

/**
 * The person of an invitation that still holds: not used, cancelled, expired or blocked, without an account, and who
 * works somewhere today: who has left comes in no more. It reads `membership` of the organisation room on purpose, as a
 * session reads `role_grant`: identity is below it.
 */
async function findBy(which: Prisma.Sql, now: Date, tx: Transaction): Promise<Invited | null> {
  const day = civilDay(now)
  const [row] = await tx.$queryRaw<Invited[]>`
    SELECT i.id::text AS "invitationId", p.id::text AS "personId", p.given_name AS "givenName",
      p.family_name AS "familyName", p.work_email AS "workEmail"
    FROM invitation i JOIN person p ON p.id = i.person_id
    WHERE ${which} AND i.used_at IS NULL AND i.cancelled_at IS NULL AND i.expires_at > ${now}
      AND i.wrong_tries < ${mostWrongTries}
      AND NOT EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id)
      AND EXISTS (SELECT 1 FROM membership m
        WHERE m.person_id = p.id AND m.starts_on <= ${day}::date AND (m.ends_on IS NULL OR m.ends_on >= ${day}::date))`
  return row ?? null
}

/** By the code of a letter; whoever has the code alone has shown nothing yet. */
export function findByLetterCode(code: string, now: Date, tx: Transaction = db()): Promise<Invited | null> {
  return findBy(Prisma.sql`i.channel = 'letter' AND i.token_hash = ${sha256(code)}`, now, tx)
}

/** What whoever typed the code of a letter and the rest goes on with: sealed, for an hour. */
export function ticketOf(invitationId: string, now: Date): string {
  return sealFor(purpose, `${invitationId} ${now.getTime() + ticketMinutes * 60_000}`)
}

function invitationOfTicket(ticket: string, now: Date): string | null {
  try {
    const [invitationId = '', until] = openFor(purpose, ticket).split(' ')
    return Number(until) > now.getTime() ? invitationId : null
  } catch {
    // Anything else that was typed as an address.
    return null
  }
}

/** By the link of a mail or the ticket of a letter; null for what is unknown, used, cancelled or over, all alike. */
export function findInvited(token: string, now: Date, tx: Transaction = db()): Promise<Invited | null> {
  const ticketed = token.includes('.') ? invitationOfTicket(token, now) : null
  const which = ticketed
    ? Prisma.sql`i.channel = 'letter' AND i.id = ${ticketed}::uuid`
    : Prisma.sql`i.channel = 'mail' AND i.token_hash = ${sha256(token)}`
  return findBy(which, now, tx)
}
