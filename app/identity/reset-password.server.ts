import { audit } from '#app/platform/audit.server.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import { hashPassword, passwordWeakness } from './password.server.ts'

type Outcome = { ok: true } | { ok: false; reason: 'link_dead' | 'password_obvious' }

/** Whether a reset link can still be used. */
export async function isResetLinkAlive(token: string, now: Date): Promise<boolean> {
  const reset = await db().passwordReset.findUnique({
    where: { tokenHash: sha256(token) },
    select: { expiresAt: true, usedAt: true },
  })
  return reset !== null && reset.usedAt === null && reset.expiresAt > now
}

/**
 * Sets a new password with a one-time link; ends every session of the account and every other link sent to it. Sent
 * twice at once, also with two links, one wins and the other hears `link_dead`.
 */
export async function resetPassword(input: { token: string; password: string; now: Date }): Promise<Outcome> {
  const { token, password, now } = input
  const tokenHash = sha256(token)
  const reset = await db().passwordReset.findUnique({
    where: { tokenHash },
    select: { account: { select: { id: true, email: true, personId: true } } },
  })
  if (!reset) return { ok: false, reason: 'link_dead' }
  const { account } = reset
  const weakness = passwordWeakness(password, account.email)
  if (weakness) return { ok: false, reason: weakness }
  const passwordHash = await hashPassword(password)
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM account WHERE id = ${account.id}::uuid FOR UPDATE`
    const { count } = await tx.passwordReset.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    })
    if (count === 0) return { ok: false, reason: 'link_dead' } as const
    await tx.passwordReset.updateMany({ where: { accountId: account.id, usedAt: null }, data: { usedAt: now } })
    await tx.account.update({ where: { id: account.id }, data: { passwordHash } })
    await tx.session.deleteMany({ where: { accountId: account.id } })
    const event = { actorId: account.personId, action: 'password.reset', subjectType: 'account', subjectId: account.id }
    await audit(tx, event, now)
    return { ok: true } as const
  })
}
