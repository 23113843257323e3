import { audit } from '#app/platform/audit.server.ts'
import { db, transaction, type Transaction } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { takeFromRateLimit } from '#app/platform/rate-limit.server.ts'
import { demoPassword, offeredDemoAccounts } from './demo-accounts.server.ts'
import { checkPassword } from './password.server.ts'
import { openSession } from './session-store.server.ts'

const perEmail = { limit: 10, windowSeconds: 900 }
const perAddress = { limit: 100, windowSeconds: 900 }

export type SignInOutcome =
  | { ok: true; cookie: string; locale: string }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'too_many'; minutes: number }

/**
 * Signs in with e-mail and password. Ten tries a quarter of an hour for one e-mail, a hundred for one address; the
 * counts live in PostgreSQL and fail closed. Unknown e-mail, wrong password and disabled account answer alike; so does
 * the demo's password outside demo mode, because everybody knows it and a database may have been a demo once.
 * @throws AppError `unavailable` when tries cannot be counted
 */
export async function signIn(input: {
  email: string
  password: string
  address: string
  userAgent: string
  now: Date
}): Promise<SignInOutcome> {
  const { email, password, address, userAgent, now } = input
  const waits = await Promise.all([
    takeFromRateLimit(`sign-in:email:${email}`, perEmail, now),
    takeFromRateLimit(`sign-in:address:${address}`, perAddress, now),
  ])
  const wait = Math.max(...waits)
  if (wait > 0) return { ok: false, reason: 'too_many', minutes: Math.ceil(wait / 60) }
  const account = await db().account.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, personId: true, locale: true, disabledAt: true },
  })
  const isPublic = password === demoPassword && !env().demo
  const matches = await checkPassword(isPublic ? null : (account?.passwordHash ?? null), password)
  if (!account || !matches || account.disabledAt) return { ok: false, reason: 'wrong' }
  return { ok: true, cookie: await openSessionOf(account, userAgent, now), locale: account.locale }
}

type Opening = { id: string; personId: string }

/** Opens a session of an account with its audit entry, in the caller's transaction; returns its `Set-Cookie`. */
export async function enterAs(tx: Transaction, account: Opening, userAgent: string, now: Date): Promise<string> {
  const { id: subjectId, personId: actorId } = account
  await audit(tx, { actorId, action: 'session.opened', subjectType: 'account', subjectId }, now)
  return openSession(tx, subjectId, userAgent)
}

const openSessionOf = (account: Opening, userAgent: string, now: Date): Promise<string> =>
  transaction((tx) => enterAs(tx, account, userAgent, now))

/** Signs in to one of the demo accounts without a password; in demo mode only. */
export async function signInToDemo(email: string, userAgent: string, now: Date): Promise<SignInOutcome> {
  if (!offeredDemoAccounts().some((offered) => offered.email === email)) return { ok: false, reason: 'wrong' }
  const account = await db().account.findUnique({
    where: { email },
    select: { id: true, personId: true, locale: true, disabledAt: true },
  })
  if (!account || account.disabledAt) return { ok: false, reason: 'wrong' }
  return { ok: true, cookie: await openSessionOf(account, userAgent, now), locale: account.locale }
}
