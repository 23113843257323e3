import type { Transaction } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { randomCode, sha256 } from '#app/platform/ids.server.ts'
import { identityPaths } from './paths.ts'

/**
 * Makes a one-time link with which an account sets its password, valid for so many minutes; only its hash is kept. In
 * the caller's transaction. Returns until when it opens, too.
 */
export async function openResetLink(tx: Transaction, accountId: string, minutes: number, now: Date) {
  const token = randomCode(40)
  const expiresAt = new Date(now.getTime() + minutes * 60_000)
  await tx.passwordReset.create({ data: { tokenHash: sha256(token), accountId, expiresAt, createdAt: now } })
  return { link: `${env().publicUrl}${identityPaths.reset({ token })}`, expiresAt }
}
