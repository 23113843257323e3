import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia'
import { db, sql, type Transaction } from '#app/platform/database.server.ts'
import { clock, civilDay, isoDay } from '#app/platform/clock.ts'
import { env } from '#app/platform/env.server.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import { GrantList, type Grant } from './schemas.ts'
import { grantsInForce } from './grants-in-force.server.ts'
import { sessionCookie } from './session-cookie.ts'

/** What the one query of a request brings along with the session. */
type AccountAttributes = {
  personId: string
  email: string
  locale: string
  givenName: string
  familyName: string
  grants: Grant[]
}

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof open>
    DatabaseSessionAttributes: { userAgent: string }
    DatabaseUserAttributes: AccountAttributes
  }
}

type SessionRow = {
  expires_at: Date
  user_agent: string
  account_id: string
  person_id: string
  email: string
  locale: string
  given_name: string
  family_name: string
  grants: unknown
}

/** Session, account, person and the roles in force today, in one query because every request asks for them. */
async function readSession(sessionId: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
  const today = isoDay(civilDay(clock.now()))
  const [row] = await sql()<SessionRow[]>`
    SELECT s.expires_at, s.user_agent, a.id AS account_id, a.email, a.locale, p.id AS person_id, p.given_name, p.family_name,
      ${grantsInForce(today)} AS grants
    FROM session s JOIN account a ON a.id = s.account_id JOIN person p ON p.id = a.person_id
    WHERE s.id = ${sha256(sessionId)} AND a.disabled_at IS NULL`
  if (!row) return [null, null]
  const { expires_at: expiresAt, user_agent: userAgent, account_id: userId } = row
  const attributes = {
    personId: row.person_id,
    email: row.email,
    locale: row.locale,
    givenName: row.given_name,
    familyName: row.family_name,
    grants: GrantList.parse(row.grants),
  }
  return [
    { id: sessionId, userId, expiresAt, attributes: { userAgent } },
    { id: userId, attributes },
  ]
}

/**
 * Stores sha256(session id) only: whoever reads the table cannot sign in with it (ADR 0005). Writes through `client`, so
 * that a session opens and closes in the transaction of its audit entry (P12).
 */
const adapterOn = (client: () => Transaction): Adapter => ({
  getSessionAndUser: readSession,
  getUserSessions: async (accountId) => {
    const rows = await client().session.findMany({ where: { accountId }, orderBy: { createdAt: 'desc' } })
    return rows.map(({ id, expiresAt, userAgent }) => ({ id, userId: accountId, expiresAt, attributes: { userAgent } }))
  },
  setSession: async ({ id, userId, expiresAt, attributes }) => {
    await client().session.create({
      data: { id: sha256(id), accountId: userId, expiresAt, userAgent: attributes.userAgent.slice(0, 300) },
    })
  },
  updateSessionExpiration: async (id, expiresAt) => {
    await client().session.updateMany({ where: { id: sha256(id) }, data: { expiresAt } })
  },
  deleteSession: async (id) => {
    await client().session.deleteMany({ where: { id: sha256(id) } })
  },
  deleteUserSessions: async (accountId) => {
    await client().session.deleteMany({ where: { accountId } })
  },
  deleteExpiredSessions: async () => {
    await client().session.deleteMany({ where: { expiresAt: { lte: clock.now() } } })
  },
})

let opened: ReturnType<typeof open> | undefined

function open(client: () => Transaction) {
  return new Lucia(adapterOn(client), {
    // Twelve hours; lucia prolongs a session used in its second half.
    sessionExpiresIn: new TimeSpan(12, 'h'),
    sessionCookie: {
      name: sessionCookie,
      // The database alone knows when a session ends, so that prolonging it needs no new cookie.
      expires: false,
      attributes: { sameSite: 'lax', path: '/', secure: env().publicUrl.startsWith('https://') },
    },
    getUserAttributes: (attributes) => attributes,
  })
}

function lucia() {
  opened ??= open(db)
  return opened
}

export type SignedIn = AccountAttributes & {
  accountId: string
  sessionId: string
}

const cookieOf = (request: Request) => lucia().readSessionCookie(request.headers.get('Cookie') ?? '')

/** The session of a request's cookie, if it is valid. */
export async function readSignedIn(request: Request): Promise<SignedIn | null> {
  const sessionId = cookieOf(request)
  if (!sessionId) return null
  const { session, user } = await lucia().validateSession(sessionId)
  if (!session) return null
  const { id: accountId, ...attributes } = user
  return { ...attributes, accountId, sessionId: session.id }
}

/** The same once more, later: a page that only stays open is no use of the session and does not prolong it. */
export async function lookAtSignedIn(request: Request, now: Date): Promise<SignedIn | null> {
  const sessionId = cookieOf(request)
  const [session, user] = sessionId ? await readSession(sessionId) : [null, null]
  if (!session || !user || session.expiresAt <= now) return null
  return { ...user.attributes, accountId: user.id, sessionId: session.id }
}

/** Opens a session in the caller's transaction and returns its `Set-Cookie`. */
export async function openSession(tx: Transaction, accountId: string, userAgent: string): Promise<string> {
  const session = await open(() => tx).createSession(accountId, { userAgent })
  return lucia().createSessionCookie(session.id).serialize()
}

/** Ends one session in the caller's transaction and returns the `Set-Cookie` that clears it. */
export async function closeSession(tx: Transaction, sessionId: string): Promise<string> {
  await open(() => tx).invalidateSession(sessionId)
  return lucia().createBlankSessionCookie().serialize()
}

/** Ends every session of an account in the caller's transaction and returns the `Set-Cookie` that clears this one's. */
export async function closeAllSessions(tx: Transaction, accountId: string): Promise<string> {
  await open(() => tx).invalidateUserSessions(accountId)
  return lucia().createBlankSessionCookie().serialize()
}

/** Ends every session of some people in the caller's transaction, by their id. */
export async function closeSessionsOf(tx: Transaction, personIds: readonly string[]): Promise<void> {
  await tx.session.deleteMany({ where: { account: { personId: { in: [...personIds] } } } })
}

/** Removes sessions that have run out. */
export async function forgetExpiredSessions(): Promise<void> {
  await lucia().deleteExpiredSessions()
}

/** Open sessions of an account, newest first: since when, until when and with which browser. */
export async function listSessions(accountId: string, now: Date) {
  return db().session.findMany({
    where: { accountId, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    select: { createdAt: true, expiresAt: true, userAgent: true },
  })
}
