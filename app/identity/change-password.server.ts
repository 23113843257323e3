import { audit } from '#app/platform/audit.server.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import { takeFromRateLimit } from '#app/platform/rate-limit.server.ts'
import { checkPassword, hashPassword, passwordWeakness } from './password.server.ts'
import type { Viewer } from './viewer.ts'

type Outcome = { ok: true } | { ok: false; reason: 'current_wrong' | 'password_obvious' | 'too_many' }

/** Changes the viewer's password and ends their other sessions. */
export async function changePassword(
  viewer: Viewer,
  input: { current: string; password: string },
  now: Date,
): Promise<Outcome> {
  const wait = await takeFromRateLimit(`change-password:${viewer.accountId}`, { limit: 10, windowSeconds: 900 }, now)
  if (wait > 0) return { ok: false, reason: 'too_many' }
  const account = await db().account.findUniqueOrThrow({
    where: { id: viewer.accountId },
    select: { passwordHash: true },
  })
  if (!(await checkPassword(account.passwordHash, input.current))) return { ok: false, reason: 'current_wrong' }
  const weakness = passwordWeakness(input.password, viewer.email)
  if (weakness) return { ok: false, reason: weakness }
  const passwordHash = await hashPassword(input.password)
  const { accountId, personId: actorId } = viewer
  await transaction(async (tx) => {
    await tx.account.update({ where: { id: accountId }, data: { passwordHash } })
    await tx.session.deleteMany({ where: { accountId, id: { not: sha256(viewer.sessionId) } } })
    await audit(tx, { actorId, action: 'password.changed', subjectType: 'account', subjectId: accountId }, now)
  })
  return { ok: true }
}
