import { timingSafeEqual } from 'node:crypto'
import { audit } from '#app/platform/audit.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import { takeFromRateLimit } from '#app/platform/rate-limit.server.ts'
import { decryptFiscalCode } from '../fiscal-code-vault.server.ts'
import { mostWrongTries } from './invitation-limits.ts'
import { findByLetterCode, ticketOf } from './live-invitation.server.ts'

/** A whole office may come from one address on the day of its letters; a list of guesses gets nowhere. */
const perAddress = { limit: 60, windowSeconds: 900 }
const perCode = { limit: 10, windowSeconds: 900 }

type Typed = { code: string; lastFour: string; address: string; now: Date }
type Outcome = { ok: true; ticket: string } | { ok: false; reason: 'no_match' | 'too_many' }

async function lastFourOf(tx: Transaction, personId: string): Promise<string> {
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { fiscalCodeCipher: true } })
  return decryptFiscalCode(person.fiscalCodeCipher).slice(-4)
}

/** One wrong try more; the last one allowed kills the letter. */
async function countWrong(tx: Transaction, invitationId: string, personId: string, now: Date): Promise<void> {
  const { wrongTries } = await tx.invitation.update({
    where: { id: invitationId },
    data: { wrongTries: { increment: 1 } },
    select: { wrongTries: true },
  })
  if (wrongTries < mostWrongTries) return
  await audit(tx, { actorId: null, action: 'invitation.blocked', subjectType: 'person', subjectId: personId }, now)
}

const isSame = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

/**
 * Opens a letter with its code and the last four characters of its person's fiscal code. A code that is unknown, used,
 * cancelled or over and characters that are wrong answer alike: nobody learns from it who was invited. Tries come one
 * after the other, so that many at once are not more than are allowed.
 * @returns a ticket for the page where the account is made, good for an hour
 * @throws AppError `unavailable` when tries cannot be counted
 */
export async function openLetter({ code, lastFour, address, now }: Typed): Promise<Outcome> {
  const waits = await Promise.all([
    takeFromRateLimit(`invitation:code:${sha256(code)}`, perCode, now),
    takeFromRateLimit(`invitation:address:${address}`, perAddress, now),
  ])
  if (Math.max(...waits) > 0) return { ok: false, reason: 'too_many' }
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM invitation WHERE token_hash = ${sha256(code)} FOR UPDATE`
    const invited = await findByLetterCode(code, now, tx)
    if (!invited) return { ok: false, reason: 'no_match' } as const
    const { invitationId, personId } = invited
    if (isSame(await lastFourOf(tx, personId), lastFour)) {
      return { ok: true, ticket: ticketOf(invitationId, now) } as const
    }
    await countWrong(tx, invitationId, personId, now)
    return { ok: false, reason: 'no_match' } as const
  })
}
