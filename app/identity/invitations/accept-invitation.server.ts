import { audit } from '#app/platform/audit.server.ts'
import { Prisma, transaction, type Transaction } from '#app/platform/database.server.ts'
import { translator, type Locale } from '#app/platform/i18n/messages.ts'
import { newId } from '#app/platform/ids.server.ts'
import { queueMail } from '#app/platform/mail.server.ts'
import { takeFromRateLimit } from '#app/platform/rate-limit.server.ts'
import { hashPassword, passwordWeakness } from '../password.server.ts'
import { enterAs } from '../sign-in.server.ts'
import { findInvited, type Invited } from './live-invitation.server.ts'
import { letterMessages } from './letter-messages.ts'

const perPerson = { limit: 10, windowSeconds: 900 }

type Chosen = { token: string; email: string; password: string; locale: Locale; userAgent: string; now: Date }
type Outcome =
  { ok: true; cookie: string } | { ok: false; reason: 'dead' | 'password_obvious' | 'email_taken' | 'too_many' }

/** Whoever else has the address must not be told of by an account made at the same moment either. */
const isTaken = (error: unknown) => error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'

/** Tells the new account's address and, where it is another, the one at work: nobody gets an account without hearing of it. */
async function tellOwner(tx: Transaction, invited: Invited, { email, locale, now }: Chosen): Promise<void> {
  const t = translator(letterMessages, locale)
  const values = { name: invited.givenName, email }
  const mail = { subject: t('welcome_subject'), text: t('welcome_text', values) }
  for (const recipient of new Set([email, invited.workEmail ?? email])) await queueMail(tx, { recipient, ...mail }, now)
}

async function makeAccount(tx: Transaction, invited: Invited, chosen: Chosen, passwordHash: string): Promise<string> {
  const { personId, invitationId } = invited
  const { email, locale, userAgent, now } = chosen
  const id = newId()
  await tx.account.create({ data: { id, personId, email, passwordHash, locale }, select: { id: true } })
  await tx.invitation.update({ where: { id: invitationId }, data: { usedAt: now }, select: { id: true } })
  await audit(tx, { actorId: personId, action: 'invitation.used', subjectType: 'account', subjectId: id }, now)
  await tellOwner(tx, invited, chosen)
  return enterAs(tx, { id, personId }, userAgent, now)
}

/**
 * Makes the account of an invited person with the address and password they chose, and signs them in. Sent twice at
 * once, one wins and the other hears `dead`, as everybody does whose invitation is unknown, used, cancelled or over, or
 * who has left meanwhile.
 * @throws AppError `unavailable` when tries cannot be counted
 */
export async function acceptInvitation(chosen: Chosen): Promise<Outcome> {
  const { token, email, password, now } = chosen
  const before = await findInvited(token, now)
  if (!before) return { ok: false, reason: 'dead' }
  if ((await takeFromRateLimit(`invitation:accept:${before.personId}`, perPerson, now)) > 0) {
    return { ok: false, reason: 'too_many' }
  }
  const weakness = passwordWeakness(password, email)
  if (weakness) return { ok: false, reason: weakness }
  const passwordHash = await hashPassword(password)
  try {
    return await transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM person WHERE id = ${before.personId}::uuid FOR UPDATE`
      const invited = await findInvited(token, now, tx)
      if (!invited) return { ok: false, reason: 'dead' } as const
      return { ok: true, cookie: await makeAccount(tx, invited, chosen, passwordHash) } as const
    })
  } catch (error) {
    if (isTaken(error)) return { ok: false, reason: 'email_taken' }
    throw error
  }
}
