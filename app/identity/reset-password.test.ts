import { describe, expect, test } from 'vitest'
import { db, sql } from '#app/platform/database.server.ts'
import { fingerprint, refusedCommit, whileCommitsFail } from '#tests/setup/database-faults.ts'
import { addAccount, password, signedIn } from './account.fixtures.ts'
import { changePassword } from './change-password.server.ts'
import { requestPasswordReset } from './request-password-reset.server.ts'
import { findViewer } from './require-viewer.server.ts'
import { isResetLinkAlive, resetPassword } from './reset-password.server.ts'
import { NewPassword, ResetPassword } from './schemas.ts'
import { signIn } from './sign-in.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const fresh = 'una frase tutta nuova'
const ask = (email: string, at = now, address = email) => requestPasswordReset({ email, address, now: at })
const enters = async (email: string, with_: string) =>
  (await signIn({ email, password: with_, address: email, userAgent: '', now })).ok

/** The links mailed to an address, oldest first. */
async function linksTo(recipient: string): Promise<string[]> {
  const mails = await db().mail.findMany({ where: { recipient }, orderBy: { queuedAt: 'asc' } })
  return mails.map(({ text }) => /\/password\/reset\/([0-9A-Z]+)/.exec(text)?.[1] ?? '')
}

async function accountWithLink() {
  const account = await addAccount()
  await ask(account.email)
  const [token = ''] = await linksTo(account.email)
  return { ...account, token }
}

describe('asking for a new password', () => {
  test('mails one link, of which only the hash is kept, with its job', async () => {
    const { email, accountId, token } = await accountWithLink()
    expect(token).toMatch(/^[0-9A-Z]{40}$/)
    const [mail] = await db().mail.findMany({ where: { recipient: email } })
    expect(mail?.text).toContain('http')
    // A link that opens nothing any more is not sent.
    expect(mail?.expiresAt).toEqual(minutesLater(30))
    const [row] = await sql()<{ text: string }[]>`
      SELECT p::text AS text FROM password_reset p WHERE account_id = ${accountId}`
    expect(row?.text).not.toContain(token)
    const [job] = await sql()<{ count: number }[]>`
      SELECT count(*)::int FROM pgboss.job WHERE name = 'platform.send-mail' AND data->>'mailId' = ${mail?.id ?? ''}`
    expect(job?.count).toBe(1)
    expect(await isResetLinkAlive(token, minutesLater(29))).toBe(true)
  })

  test('says the same and writes nothing for an unknown or a disabled address', async () => {
    const { email, accountId } = await addAccount()
    await db().account.update({ where: { id: accountId }, data: { disabledAt: now } })
    const before = await fingerprint(['rate_limit'])
    await ask(email)
    await ask('nessuno@example.example')
    expect(await fingerprint(['rate_limit'])).toEqual(before)
  })

  test('writes link, mail and job together or not at all', async () => {
    const { email } = await addAccount()
    const before = await fingerprint(['rate_limit'])
    await whileCommitsFail('mail', () => expect(ask(email)).rejects.toThrow(refusedCommit))
    expect(await fingerprint(['rate_limit'])).toEqual(before)
  })

  test('more than three times an hour mails no more, and says the same', async () => {
    const { email } = await addAccount()
    await Promise.all([1, 2, 3, 4, 5].map(() => ask(email)))
    expect(await linksTo(email)).toHaveLength(3)
    await ask(email, minutesLater(60))
    expect(await linksTo(email)).toHaveLength(4)
  })
})

describe('a link', () => {
  test('sets the password once and ends every session of the account', async () => {
    const { email, accountId, personId, token } = await accountWithLink()
    const [office, phone] = [await signedIn(email), await signedIn(email)]
    expect(await resetPassword({ token, password: fresh, now })).toEqual({ ok: true })
    expect(await findViewer(office.request)).toBeNull()
    expect(await findViewer(phone.request)).toBeNull()
    expect([await enters(email, password), await enters(email, fresh)]).toEqual([false, true])
    expect(await isResetLinkAlive(token, now)).toBe(false)
    expect(await resetPassword({ token, password: 'un’altra ancora', now })).toEqual({ ok: false, reason: 'link_dead' })
    const entry = await db().auditEntry.findFirst({ where: { subjectId: accountId, action: 'password.reset' } })
    expect(entry).toMatchObject({ actorId: personId })
  })

  test('used twice at once counts once', async () => {
    const { email, token } = await accountWithLink()
    const chosen = ['la prima di due frasi', 'la seconda di due frasi']
    const outcomes = await Promise.all(chosen.map((one) => resetPassword({ token, password: one, now })))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    const winner = chosen[outcomes.findIndex(({ ok }) => ok)] ?? ''
    expect(await enters(email, winner)).toBe(true)
  })

  test('dies with another that was used, also when both come at once', async () => {
    const { email } = await accountWithLink()
    await ask(email, minutesLater(1))
    const tokens = await linksTo(email)
    const outcomes = await Promise.all(
      tokens.map((token) => resetPassword({ token, password: fresh, now: minutesLater(2) })),
    )
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true])
    for (const token of tokens) expect(await isResetLinkAlive(token, minutesLater(2))).toBe(false)
  })

  test('lives thirty minutes', async () => {
    const { email, token } = await accountWithLink()
    expect(await isResetLinkAlive(token, minutesLater(30))).toBe(false)
    const late = await resetPassword({ token, password: fresh, now: minutesLater(30) })
    expect(late).toEqual({ ok: false, reason: 'link_dead' })
    expect(await enters(email, password)).toBe(true)
  })

  test('stays alive while an obvious password is refused; an invented one opens nothing', async () => {
    const { token } = await accountWithLink()
    const obvious = await resetPassword({ token, password: 'password1234', now })
    expect(obvious).toEqual({ ok: false, reason: 'password_obvious' })
    expect(await isResetLinkAlive(token, now)).toBe(true)
    for (const guess of ['', 'A'.repeat(40)]) {
      expect(await isResetLinkAlive(guess, now)).toBe(false)
      expect(await resetPassword({ token: guess, password: fresh, now })).toEqual({ ok: false, reason: 'link_dead' })
    }
  })

  test('asks for a password long enough, twice', () => {
    expect(NewPassword.safeParse('undici char').success).toBe(false)
    expect(NewPassword.safeParse('dodici chars').success).toBe(true)
    expect(ResetPassword.safeParse({ password: fresh, repeat: `${fresh}!` }).success).toBe(false)
    expect(ResetPassword.safeParse({ password: fresh, repeat: fresh }).success).toBe(true)
  })
})

describe('changing one’s password', () => {
  test('asks for the present one, and ends the other sessions only', async () => {
    const { email, accountId } = await addAccount()
    const [office, phone] = [await signedIn(email), await signedIn(email)]
    const wrong = await changePassword(office.viewer, { current: 'non è questa', password: fresh }, now)
    expect(wrong).toEqual({ ok: false, reason: 'current_wrong' })
    const weak = await changePassword(office.viewer, { current: password, password: 'comune123456' }, now)
    expect(weak).toEqual({ ok: false, reason: 'password_obvious' })
    expect(await findViewer(phone.request)).not.toBeNull()
    expect(await changePassword(office.viewer, { current: password, password: fresh }, now)).toEqual({ ok: true })
    expect(await findViewer(office.request)).not.toBeNull()
    expect(await findViewer(phone.request)).toBeNull()
    expect([await enters(email, password), await enters(email, fresh)]).toEqual([false, true])
    expect(await db().auditEntry.count({ where: { subjectId: accountId, action: 'password.changed' } })).toBe(1)
  })

  test('ten wrong guesses in a quarter of an hour are enough', async () => {
    const { email } = await addAccount()
    const { viewer } = await signedIn(email)
    const guess = () => changePassword(viewer, { current: 'non è questa', password: fresh }, now)
    const outcomes = await Promise.all(Array.from({ length: 12 }, guess))
    expect(outcomes.filter((one) => !one.ok && one.reason === 'too_many')).toHaveLength(2)
    const right = await changePassword(viewer, { current: password, password: fresh }, now)
    expect(right).toEqual({ ok: false, reason: 'too_many' })
  })
})
