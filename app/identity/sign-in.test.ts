import { afterEach, describe, expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { whileDatabaseIsAway } from '#tests/setup/database-faults.ts'
import { setEnvironment } from '#tests/setup/environment.ts'
import { addAccount, password, requestWith } from './account.fixtures.ts'
import { demoAccounts, demoPassword, offeredDemoAccounts } from './demo-accounts.server.ts'
import { passwordWeakness } from './password.server.ts'
import { findViewer } from './require-viewer.server.ts'
import { SignIn } from './schemas.ts'
import { signIn, signInToDemo } from './sign-in.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const attempt = (changes: Partial<Parameters<typeof signIn>[0]>) =>
  signIn({ email: 'x@example.example', password, address: '192.0.2.1', userAgent: 'Prova/1.0', now, ...changes })
const sessionsOf = (accountId: string) => db().session.count({ where: { accountId } })

describe('signing in', () => {
  test('with the right password opens a session, audited, whose cookie makes the viewer', async () => {
    const { email, personId, accountId } = await addAccount()
    const outcome = await attempt({ email })
    if (!outcome.ok) throw new Error(outcome.reason)
    expect(outcome.cookie).toMatch(/^sguardi_session=[^;]+; HttpOnly; .*SameSite=Lax/)
    expect(await findViewer(requestWith(outcome.cookie))).toMatchObject({ personId, accountId, email, grants: [] })
    const entry = await db().auditEntry.findFirstOrThrow({ where: { subjectId: accountId } })
    expect(entry).toMatchObject({ action: 'session.opened', actorId: personId, at: now, subjectType: 'account' })
  })

  test('wrong password, unknown e-mail and disabled account are answered alike and leave no session', async () => {
    const [known, disabled] = [await addAccount(), await addAccount()]
    await db().account.update({ where: { id: disabled.accountId }, data: { disabledAt: now } })
    const outcomes = [
      await attempt({ email: known.email, password: `${password}.` }),
      await attempt({ email: 'nessuno@example.example' }),
      await attempt({ email: disabled.email }),
      await attempt({ email: known.email, password: '' }),
    ]
    expect(outcomes).toEqual(Array(4).fill({ ok: false, reason: 'wrong' }))
    expect(await sessionsOf(known.accountId)).toBe(0)
    expect(await sessionsOf(disabled.accountId)).toBe(0)
    expect(await db().auditEntry.count({ where: { subjectId: known.accountId } })).toBe(0)
  })

  test('the form takes an e-mail however it is typed', () => {
    const parsed = SignIn.parse({ email: '  Anna.Rossi@Example.EXAMPLE ', password })
    expect(parsed.email).toBe('anna.rossi@example.example')
    expect(SignIn.safeParse({ email: 'anna', password }).success).toBe(false)
    expect(SignIn.safeParse({ email: 'anna@example.example', password: 'x'.repeat(201) }).success).toBe(false)
  })
})

describe('tries are limited', () => {
  test('ten for one e-mail, counted together when they come at once; then even the right password waits', async () => {
    const { email, accountId } = await addAccount()
    const tries = Array.from({ length: 14 }, (_, index) =>
      attempt({ email, password: 'sbagliata', address: `192.0.2.${index}` }),
    )
    const outcomes = await Promise.all(tries)
    expect(outcomes.filter((one) => !one.ok && one.reason === 'wrong')).toHaveLength(10)
    expect(outcomes.filter((one) => !one.ok && one.reason === 'too_many')).toHaveLength(4)
    expect(await attempt({ email })).toEqual({ ok: false, reason: 'too_many', minutes: 15 })
    expect(await sessionsOf(accountId)).toBe(0)
    const other = await addAccount()
    expect(await attempt({ email: other.email })).toMatchObject({ ok: true })
    expect(await attempt({ email, now: new Date('2026-11-24T09:14:01Z') })).toMatchObject({ minutes: 1 })
    expect(await attempt({ email, now: new Date('2026-11-24T09:15:00Z') })).toMatchObject({ ok: true })
  })

  test('a hundred for one address, whatever the e-mails', async () => {
    const address = '198.51.100.7'
    const tries = Array.from({ length: 101 }, (_, index) => attempt({ email: `e${index}@example.example`, address }))
    const outcomes = await Promise.all(tries)
    expect(outcomes.filter((one) => !one.ok && one.reason === 'too_many')).toHaveLength(1)
    const { email } = await addAccount()
    expect(await attempt({ email, address })).toMatchObject({ ok: false, reason: 'too_many' })
    expect(await attempt({ email, address: '198.51.100.8' })).toMatchObject({ ok: true })
  })

  test('when they cannot be counted nobody gets in, and then everything goes on', async () => {
    const { email, accountId } = await addAccount()
    await whileDatabaseIsAway(() => expect(attempt({ email })).rejects.toMatchObject({ code: 'unavailable' }))
    expect(await sessionsOf(accountId)).toBe(0)
    expect(await attempt({ email })).toMatchObject({ ok: true })
  })
})

describe('demo accounts', () => {
  afterEach(() => setEnvironment({ DEMO: undefined }))
  const [{ email }] = demoAccounts

  test('open without a password in demo mode, listed ones only', async () => {
    setEnvironment({ DEMO: '1' })
    const { email: other } = await addAccount()
    expect(await signInToDemo(other, 'Prova/1.0', now)).toEqual({ ok: false, reason: 'wrong' })
    expect(await signInToDemo(email, 'Prova/1.0', now)).toEqual({ ok: false, reason: 'wrong' })
    const { accountId } = await addAccount({ password: demoPassword })
    await db().account.update({ where: { id: accountId }, data: { email } })
    expect(await signInToDemo(email, 'Prova/1.0', now)).toMatchObject({ ok: true })
    expect(await attempt({ email, password: demoPassword })).toMatchObject({ ok: true })
  })

  test('outside demo mode are not offered and do not open, not even by the password everybody knows', async () => {
    setEnvironment({ DEMO: '0' })
    expect(offeredDemoAccounts()).toEqual([])
    expect(await signInToDemo(email, 'Prova/1.0', now)).toEqual({ ok: false, reason: 'wrong' })
    expect(await attempt({ email, password: demoPassword })).toEqual({ ok: false, reason: 'wrong' })
    const invented = await addAccount({ password: demoPassword })
    expect(await attempt({ email: invented.email, password: demoPassword })).toEqual({ ok: false, reason: 'wrong' })
  })
})

test.each([
  ['qwertyuiop12', 'password_obvious'],
  ['PASSWORD1234', 'password_obvious'],
  ['aaaaaaaaaaaaaa', 'password_obvious'],
  ['abcabcabcabcabc', 'password_obvious'],
  ['anna@example.example', 'password_obvious'],
  [demoPassword, 'password_obvious'],
  [password, null],
  ['è un’altra cosa', null],
])('the new password %s: %s', (chosen, weakness) => {
  expect(passwordWeakness(chosen, 'anna@example.example')).toBe(weakness)
})
