import { describe, expect, test } from 'vitest'
import { grantOf } from '#app/organisation/viewer.fixtures.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'
import { addAccount, requestWith, signedIn } from './account.fixtures.ts'
import { findViewer, requireViewer } from './require-viewer.server.ts'
import { forgetExpiredSessions, listSessions } from './session-store.server.ts'
import { signOut, signOutEverywhere } from './sign-out.server.ts'

const hour = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * hour)
const rowsOf = (accountId: string) => db().session.findMany({ where: { accountId } })

/** The session of somebody, lasting so many hours still. */
async function sessionLasting(hours: number) {
  const account = await addAccount()
  const { request, viewer } = await signedIn(account.email)
  await db().session.updateMany({ where: { accountId: account.accountId }, data: { expiresAt: inHours(hours) } })
  return { ...account, request, viewer }
}

describe('a session', () => {
  test('is stored as the hash of its secret: whoever reads the database cannot use it', async () => {
    const { email, accountId } = await addAccount()
    const { viewer } = await signedIn(email)
    const [row] = await rowsOf(accountId)
    expect(row).toMatchObject({ id: sha256(viewer.sessionId), userAgent: 'Prova/1.0' })
    const [everything] = await sql()<{ text: string }[]>`SELECT string_agg(s::text, ' ') AS text FROM session s`
    expect(everything?.text).not.toContain(viewer.sessionId)
    expect(await findViewer(requestWith(`sguardi_session=${row?.id}`))).toBeNull()
  })

  test('lasts twelve hours and is prolonged in its second half only', async () => {
    const fresh = await sessionLasting(7)
    await findViewer(fresh.request)
    const [kept] = await rowsOf(fresh.accountId)
    expect(kept?.expiresAt.getTime()).toBeLessThan(inHours(7.1).getTime())
    const ageing = await sessionLasting(5)
    expect(await findViewer(ageing.request)).not.toBeNull()
    const [prolonged] = await rowsOf(ageing.accountId)
    expect(prolonged?.expiresAt.getTime()).toBeGreaterThan(inHours(11.9).getTime())
  })

  test('that has run out is none, and is forgotten', async () => {
    const { request, accountId } = await sessionLasting(-0.01)
    const other = await sessionLasting(3)
    await forgetExpiredSessions()
    expect(await rowsOf(accountId)).toEqual([])
    expect(await findViewer(request)).toBeNull()
    expect(await findViewer(other.request)).not.toBeNull()
    const late = await sessionLasting(-0.01)
    expect(await findViewer(late.request)).toBeNull()
  })

  test.each([
    ['nothing', ''],
    ['another’s guess', `sguardi_session=${'a'.repeat(40)}`],
    ['an empty one', 'sguardi_session='],
  ])('%s makes no viewer', async (_name, cookie) => {
    expect(await findViewer(requestWith(cookie))).toBeNull()
  })

  test('of an account disabled meanwhile is none', async () => {
    const { request, accountId } = await sessionLasting(7)
    await db().account.update({ where: { id: accountId }, data: { disabledAt: new Date() } })
    expect(await findViewer(request)).toBeNull()
  })

  test('brings the roles in force today along, and no other', async () => {
    const { request, personId } = await sessionLasting(7)
    const day = (offset: number) => new Date(Date.UTC(new Date().getUTCFullYear() + offset, 0, 1))
    const periods = [
      { role: 'trainer', startsOn: day(-2), endsOn: null },
      { role: 'evaluator', startsOn: day(-2), endsOn: day(-1) },
      { role: 'administrator', startsOn: day(2), endsOn: null },
    ] as const
    await db().roleGrant.createMany({ data: periods.map((period) => ({ id: newId(), personId, ...period })) })
    expect((await findViewer(request))?.grants).toEqual([grantOf('trainer')])
  })
})

describe('signing out', () => {
  test('ends this session and not the one on the phone', async () => {
    const { email, accountId } = await addAccount()
    const [office, phone] = [await signedIn(email), await signedIn(email)]
    expect(await signOut(office.viewer, new Date())).toMatch(/^sguardi_session=;.*Max-Age=0/)
    expect(await findViewer(office.request)).toBeNull()
    expect(await findViewer(phone.request)).not.toBeNull()
    expect(await listSessions(accountId, new Date())).toHaveLength(1)
  })

  test('everywhere ends all of one’s own, at once, and nobody else’s', async () => {
    const { email, accountId } = await addAccount()
    const [office, phone] = [await signedIn(email), await signedIn(email)]
    const other = await sessionLasting(7)
    const cookies = await Promise.all([1, 2].map(() => signOutEverywhere(office.viewer, new Date())))
    for (const cookie of cookies) expect(cookie).toMatch(/^sguardi_session=;.*Max-Age=0/)
    expect(await findViewer(office.request)).toBeNull()
    expect(await findViewer(phone.request)).toBeNull()
    expect(await findViewer(other.request)).not.toBeNull()
    expect(await listSessions(accountId, new Date())).toEqual([])
  })
})

describe('a page that asks who is there', () => {
  const redirectOf = async (request: Request) => {
    const thrown: unknown = await requireViewer(request).catch((error: unknown) => error)
    if (!(thrown instanceof Response)) throw new Error('no redirect')
    return thrown.headers.get('Location')
  }

  test('sends a stranger to sign in and back to the page, never back to a form sent', async () => {
    const page = new Request('http://sguardi.test/learn/1/uno?x=1')
    expect(await redirectOf(page)).toBe('/login?to=%2Flearn%2F1%2Funo%3Fx%3D1')
    const data = new Request('http://sguardi.test/learn/1/uno.data')
    expect(await redirectOf(data)).toBe('/login?to=%2Flearn%2F1%2Funo')
    const form = new Request('http://sguardi.test/learn/1/uno', { method: 'POST', body: 'x' })
    expect(await redirectOf(form)).toBe('/login?to=%2Fhome')
  })
})
