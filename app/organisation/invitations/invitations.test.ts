import { beforeAll, describe, expect, test } from 'vitest'
import { addAccount, requestWith } from '#app/identity/account.fixtures.ts'
import { acceptInvitation } from '#app/identity/invitations/accept-invitation.server.ts'
import { findInvited } from '#app/identity/invitations/live-invitation.server.ts'
import { openLetter } from '#app/identity/invitations/open-letter.server.ts'
import { findViewer } from '#app/identity/require-viewer.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { signIn } from '#app/identity/sign-in.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { drainJobs } from '#app/platform/jobs.server.ts'
import { setEnvironment } from '#tests/setup/environment.ts'
import { fingerprint, refusedCommit, whileCommitsFail } from '#tests/setup/database-faults.ts'
import { readPdf } from '#tests/setup/poppler.ts'
import { getAmbitoForOffice } from '../ambito-queries.server.ts'
import { addAmbito, auditedActions, dayOf } from '../territory.fixtures.ts'
import { grantOf, viewerWith } from '../viewer.fixtures.ts'
import { cancelInvitation } from './cancel-invitation.server.ts'
import { getInvitations } from './invitation-queries.server.ts'
import { addInvitable, codeOf, invitationOf, lastFour, linksTo } from './invitations.fixtures.ts'
import { inviteAll } from './invite-all.server.ts'
import { invitePerson } from './invite-person.server.ts'
import { printLetters } from './print-letters.server.ts'
import { InvitationFilter, type InvitationState } from './schemas.ts'
import { invitePeopleWorker, inviteNext, resumeInvitations } from './work-on-run.server.ts'

type Ambito = Awaited<ReturnType<typeof addAmbito>>
let north: Ambito
let south: Ambito
// The work of a run takes the clock's own time, so that its invitations hold today.
const now = new Date()
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
const officeOf = ({ ambitoId }: Ambito) => viewerWith([grantOf('ambito_office', { ambitoId })], newId())
const contactOf = ({ organisationId }: Ambito) => viewerWith([grantOf('contact', { organisationId })])
const headOf = ({ registryId }: Ambito) => viewerWith([grantOf('contact', { departmentId: registryId })])
const notFound = { code: 'not_found' }
const chosen = 'una frase tutta nuova'
const someEmail = () => `${newId()}@comune.example`

let ambiti = 0
/** An ambito nobody else's test counts in. */
const ownAmbito = () => addAmbito(`inviti-${(ambiti += 1)}`)

beforeAll(async () => {
  north = await addAmbito('inviti-nord')
  south = await addAmbito('inviti-sud')
})

const on = ({ ambitoId }: Ambito, personId: string, seen: string | null = null) => ({ ambitoId, personId, seen })

/** Invites somebody and returns the link's token or the letter's code. */
async function invited(channel: 'mail' | 'letter', place = north) {
  const workEmail = channel === 'mail' ? someEmail() : null
  const personId = await addInvitable(place.registryId, { workEmail })
  expect(await invitePerson(officeOf(place), { ...on(place, personId), channel }, now)).toEqual({ ok: true })
  const [token = ''] = workEmail ? await linksTo(workEmail) : [await codeOf(personId)]
  return { personId, workEmail, token }
}

const accept = (token: string, email: string, at = now, password = chosen) =>
  acceptInvitation({ token, email, password, locale: 'it', userAgent: 'Prova/1.0', now: at })

const open = (code: string, last = lastFour, at = now) => openLetter({ code, lastFour: last, address: code, now: at })

/** The bytes of a file of letters. */
async function printed(viewer: Viewer, asked: Parameters<typeof printLetters>[1]): Promise<Uint8Array> {
  const outcome = await printLetters(viewer, asked, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.bytes
}

async function stateOf(place: Ambito, personId: string, at = now): Promise<InvitationState | undefined> {
  const viewer = officeOf(place)
  const ambito = await getAmbitoForOffice(
    viewer,
    (await db().ambito.findUniqueOrThrow({ where: { id: place.ambitoId } })).slug,
  )
  const states: (InvitationState | undefined)[] = [undefined, 'used']
  for (const state of states) {
    const page = await getInvitations(viewer, ambito, InvitationFilter.parse({ person: personId, state }), at)
    if (page.lines[0]) return page.lines[0].state
  }
  return undefined
}

describe('who may invite', () => {
  test('offices and contacts their own people, and nobody anybody else’s', async () => {
    const personId = await addInvitable(north.socialId)
    const before = await fingerprint()
    for (const viewer of [
      officeOf(south),
      contactOf(south),
      headOf(north),
      viewerWith([]),
      viewerWith([grantOf('trainer')]),
    ]) {
      const act = invitePerson(viewer, { ...on(north, personId), channel: 'letter' }, now)
      await expect(act).rejects.toMatchObject(notFound)
      await expect(cancelInvitation(viewer, on(north, personId), now)).rejects.toMatchObject(notFound)
    }
    const elsewhere = invitePerson(officeOf(south), { ...on(south, personId), channel: 'letter' }, now)
    await expect(elsewhere).rejects.toMatchObject(notFound)
    for (const viewer of [officeOf(south), viewerWith([])]) {
      await expect(inviteAll(viewer, { ambitoSlug: 'inviti-nord' }, now)).rejects.toMatchObject(notFound)
      const asked = { ambitoSlug: 'inviti-nord', again: true }
      await expect(printLetters(viewer, asked, now)).rejects.toMatchObject(notFound)
    }
    expect(await fingerprint()).toEqual(before)
    const registrar = await addInvitable(north.registryId)
    expect(await invitePerson(headOf(north), { ...on(north, registrar), channel: 'letter' }, now)).toEqual({ ok: true })
    expect(await invitePerson(contactOf(north), { ...on(north, personId), channel: 'letter' }, now)).toEqual({
      ok: true,
    })
    expect(await auditedActions(personId)).toEqual(['invitation.issued'])
  })

  test('the page, the letters and everybody are cut to the viewer’s part', async () => {
    const place = await ownAmbito()
    const slug = (await db().ambito.findUniqueOrThrow({ where: { id: place.ambitoId } })).slug
    const registrar = await addInvitable(place.registryId, { familyName: 'Ronzelli' })
    const worker = await addInvitable(place.socialId, { familyName: 'Serravalle' })
    const filter = InvitationFilter.parse({})
    const ambito = await getAmbitoForOffice(headOf(place), slug)
    const seen = await getInvitations(headOf(place), ambito, filter, now)
    expect(seen.lines.map(({ personId }) => personId)).toEqual([registrar])
    expect(seen).toMatchObject({ without: 1, toLetter: 1, toMail: 0 })
    expect((await getInvitations(officeOf(place), ambito, filter, now)).without).toBe(2)
    await inviteAll(headOf(place), { ambitoSlug: slug }, now)
    await drainJobs([invitePeopleWorker])
    expect(await db().invitation.count({ where: { personId: { in: [registrar, worker] } } })).toBe(1)
    await invitePerson(officeOf(place), { ...on(place, worker), channel: 'letter' }, now)
    const { text } = await readPdf(await printed(headOf(place), { ambitoSlug: slug, again: true }))
    expect(text).toContain('Ronzelli')
    expect(text).not.toContain('Serravalle')
  })
})

describe('an invitation by mail', () => {
  test('opens once with the address and password somebody chooses, and signs them in', async () => {
    const { personId, workEmail, token } = await invited('mail')
    expect(token).toMatch(/^[0-9A-Z]{40}$/)
    expect(await stateOf(north, personId)).toBe('kept')
    setEnvironment({ SMTP_URL: 'smtp://localhost:2525' })
    expect(await stateOf(north, personId)).toBe('sending')
    setEnvironment({ SMTP_URL: undefined })
    expect(JSON.stringify(await invitationOf(personId))).not.toContain(token)
    expect(await findInvited(token, now)).toMatchObject({ personId, workEmail })
    const email = someEmail()
    const outcome = await accept(token, email)
    const viewer = outcome.ok ? await findViewer(requestWith(outcome.cookie)) : null
    expect(viewer).toMatchObject({ personId, email, grants: [] })
    expect((await signIn({ email, password: chosen, address: email, userAgent: '', now })).ok).toBe(true)
    expect(await stateOf(north, personId)).toBe('used')
    expect(await findInvited(token, now)).toBeNull()
    expect(await accept(token, someEmail())).toEqual({ ok: false, reason: 'dead' })
    const actions = await auditedActions(viewer?.accountId ?? '')
    expect(actions).toEqual(['invitation.used', 'session.opened', 'session.opened'])
    const told = await db().mail.findMany({
      where: { subject: { contains: 'è pronto' }, recipient: { in: [email, workEmail ?? ''] } },
    })
    expect(told.map(({ recipient }) => recipient).sort()).toEqual([email, workEmail].sort())
  })

  test('used twice at once makes one account', async () => {
    const { personId, token } = await invited('mail')
    const outcomes = await Promise.all([1, 2, 3].map(() => accept(token, someEmail())))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db().account.count({ where: { personId } })).toBe(1)
  })

  test('stays while an address that is taken or an obvious password is refused', async () => {
    const { email } = await addAccount()
    const { personId, token } = await invited('mail')
    expect(await accept(token, email)).toEqual({ ok: false, reason: 'email_taken' })
    expect(await accept(token, someEmail(), now, 'password1234')).toEqual({ ok: false, reason: 'password_obvious' })
    expect(await db().account.count({ where: { personId } })).toBe(0)
    expect((await accept(token, someEmail())).ok).toBe(true)
  })

  test('two who choose the same address at once do not share it', async () => {
    const [one, other] = [await invited('mail'), await invited('mail')]
    const email = someEmail()
    const outcomes = await Promise.all([accept(one.token, email), accept(other.token, email)])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes).toContainEqual({ ok: false, reason: 'email_taken' })
    expect(await db().account.count({ where: { email } })).toBe(1)
  })

  test('is over after thirty days, when cancelled, and when another took its place', async () => {
    const first = await invited('mail')
    expect(await findInvited(first.token, later(29.9))).not.toBeNull()
    expect(await accept(first.token, someEmail(), later(30))).toEqual({ ok: false, reason: 'dead' })
    expect(await stateOf(north, first.personId, later(30))).toBe('expired')
    const { id } = await invitationOf(first.personId)
    const again = { ...on(north, first.personId, id), channel: 'mail' as const }
    const outcomes = await Promise.all([1, 2].map(() => invitePerson(officeOf(north), again, now)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes).toContainEqual({ ok: false, reason: 'changed_since' })
    const tokens = await linksTo(first.workEmail ?? '')
    expect(tokens).toHaveLength(2)
    expect(await findInvited(first.token, now)).toBeNull()
    const fresh = tokens.find((token) => token !== first.token) ?? ''
    expect(await findInvited(fresh, now)).not.toBeNull()
    const second = on(north, first.personId, (await invitationOf(first.personId)).id)
    const cancelled = await Promise.all([1, 2].map(() => cancelInvitation(officeOf(north), second, now)))
    expect(cancelled.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await accept(fresh, someEmail())).toEqual({ ok: false, reason: 'dead' })
    expect(await stateOf(north, first.personId)).toBe('cancelled')
    expect(await auditedActions(first.personId)).toEqual([
      ...['invitation.issued', 'invitation.issued', 'invitation.cancelled'],
    ])
  })

  test('opens nothing for who has left, or for who came in otherwise', async () => {
    const gone = await invited('mail')
    await db().membership.updateMany({ where: { personId: gone.personId }, data: { endsOn: dayOf('2026-01-31') } })
    expect(await findInvited(gone.token, now)).toBeNull()
    expect(await accept(gone.token, someEmail())).toEqual({ ok: false, reason: 'dead' })
    const { personId, token } = await invited('mail')
    await db().account.create({ data: { id: newId(), personId, email: someEmail(), passwordHash: 'x' } })
    expect(await accept(token, someEmail())).toEqual({ ok: false, reason: 'dead' })
    const seen = (await invitationOf(personId)).id
    const again = invitePerson(officeOf(north), { ...on(north, personId, seen), channel: 'letter' }, now)
    expect(await again).toEqual({ ok: false, reason: 'has_account' })
  })

  test('needs an address; invitation, mail, job and audit entry come together or not at all', async () => {
    const without = await addInvitable(north.registryId)
    const asked = { ...on(north, without), channel: 'mail' as const }
    expect(await invitePerson(officeOf(north), asked, now)).toEqual({ ok: false, reason: 'no_email' })
    const personId = await addInvitable(north.registryId, { workEmail: someEmail() })
    const before = await fingerprint()
    const act = () => invitePerson(officeOf(north), { ...on(north, personId), channel: 'mail' }, now)
    await whileCommitsFail('audit_entry', () => expect(act()).rejects.toThrow(refusedCommit))
    expect(await fingerprint()).toEqual(before)
  })
})

describe('a letter', () => {
  test('opens with its code and the end of the fiscal code', async () => {
    const { personId, token: code } = await invited('letter')
    expect(await stateOf(north, personId)).toBe('to_print')
    // Neither the code nor its hash is a link.
    expect(await findInvited(code, now)).toBeNull()
    const opened = await open(code)
    const ticket = opened.ok ? opened.ticket : ''
    expect(await findInvited(ticket, now)).toMatchObject({ personId, workEmail: null })
    expect(await findInvited(ticket, later(0.1))).toBeNull()
    const forged = ticket.replace(/^(.)/, (first) => (first === 'x' ? 'y' : 'x'))
    expect(await findInvited(forged, now)).toBeNull()
    const email = someEmail()
    expect((await accept(ticket, email)).ok).toBe(true)
    expect(await stateOf(north, personId)).toBe('used')
    expect(await open(code)).toEqual({ ok: false, reason: 'no_match' })
  })

  test('says the same of codes that are unknown, cancelled, used or over, and of a wrong end', async () => {
    const { personId, token: code } = await invited('letter')
    const answers = [await open('A'.repeat(12)), await open(code, '502Z'), await open(code, lastFour, later(31))]
    await cancelInvitation(officeOf(north), on(north, personId, (await invitationOf(personId)).id), now)
    answers.push(await open(code))
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ ok: false, reason: 'no_match' })]),
    )
  })

  test('is dead after five wrong ends, also when they come at once; its ticket as well', async () => {
    const { personId, token: code } = await invited('letter')
    const opened = await open(code)
    await Promise.all(['500Z', '502Z', '503Z', '504Z', '505Z', '506Z'].map((wrong) => open(code, wrong)))
    expect((await invitationOf(personId)).wrongTries).toBe(5)
    expect(await open(code)).toEqual({ ok: false, reason: 'no_match' })
    expect(await accept(opened.ok ? opened.ticket : '', someEmail())).toEqual({ ok: false, reason: 'dead' })
    expect(await stateOf(north, personId)).toBe('blocked')
    expect((await auditedActions(personId)).filter((action) => action === 'invitation.blocked')).toHaveLength(1)
  })

  test('guesses from one address get nowhere', async () => {
    const { token: code } = await invited('letter')
    const guess = (one: string) => openLetter({ code: one, lastFour, address: 'guesser', now })
    for (let tries = 0; tries < 60; tries += 1) await guess(`GUESS${String(tries).padStart(7, '0')}`)
    expect(await guess(code)).toEqual({ ok: false, reason: 'too_many' })
    expect((await open(code)).ok).toBe(true)
  })

  test('is printed with others, three to a tagged page, and again with the same code', async () => {
    const place = await ownAmbito()
    const slug = (await db().ambito.findUniqueOrThrow({ where: { id: place.ambitoId } })).slug
    const people: string[] = []
    for (const familyName of ['Abbondini', 'Bellosguardo', 'Campolungo', 'Dellafonte'])
      people.push(await addInvitable(place.registryId, { familyName }))
    for (const personId of people)
      await invitePerson(officeOf(place), { ...on(place, personId), channel: 'letter' }, now)
    const { text, info } = await readPdf(await printed(officeOf(place), { ambitoSlug: slug, again: false }))
    expect(info.get('Tagged')).toBe('yes')
    expect(info.get('Pages')).toBe('2')
    for (const personId of people) {
      const code = await codeOf(personId)
      expect(text).toContain((code.match(/.{4}/g) ?? []).join('-'))
      expect(await stateOf(place, personId)).toBe('printed')
      expect(await auditedActions(personId)).toEqual(['invitation.issued', 'invitation.printed'])
    }
    expect(text).toContain('/invitation')
    expect(text).not.toContain(lastFour)
    const none = await printLetters(officeOf(place), { ambitoSlug: slug, again: false }, now)
    expect(none).toEqual({ ok: false, reason: 'no_letters' })
    const again = await printed(officeOf(place), { ambitoSlug: slug, again: true })
    expect((await readPdf(again)).text).toBe(text)
    const [one = ''] = people
    const single = await printed(officeOf(place), { ambitoSlug: slug, person: one, again: false })
    expect((await readPdf(single)).info.get('Pages')).toBe('1')
  })
})

describe('everybody without an account', () => {
  async function crowd() {
    const place = await ownAmbito()
    const { slug } = await db().ambito.findUniqueOrThrow({ where: { id: place.ambitoId } })
    const emails = Array.from({ length: 70 }, someEmail)
    const mailed: string[] = []
    for (const workEmail of emails) mailed.push(await addInvitable(place.registryId, { workEmail }))
    const lettered = [await addInvitable(place.socialId), await addInvitable(place.socialId)]
    return { place, slug, emails, mailed, lettered, viewer: officeOf(place) }
  }
  const mailsTo = (emails: string[]) => db().mail.count({ where: { recipient: { in: emails } } })

  test('gets a mail or a letter, once, with a process that dies and others that help', async () => {
    const { place, slug, emails, mailed, lettered, viewer } = await crowd()
    const { personId } = await addAccount()
    await db().membership.create({
      data: { id: newId(), personId, departmentId: place.registryId, startsOn: dayOf('2020-01-01') },
    })
    const asked = await Promise.all([1, 2].map(() => inviteAll(viewer, { ambitoSlug: slug }, now)))
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1)
    const run = asked.find((one) => one.ok)
    const runId = run?.ok ? run.runId : ''
    expect(await db().invitationRun.findUnique({ where: { id: runId } })).toMatchObject({ total: 72, done: 0 })
    // The commit of the first batch fails as if the process had died, the second batch is all that another one does.
    await whileCommitsFail('invitation', () => expect(inviteNext(runId, now)).rejects.toThrow(refusedCommit))
    expect(await mailsTo(emails)).toBe(0)
    await inviteNext(runId, now)
    await Promise.all([resumeInvitations(), drainJobs([invitePeopleWorker]), inviteNext(runId, now)])
    await resumeInvitations()
    expect(await mailsTo(emails)).toBe(70)
    expect(await db().invitation.count({ where: { personId: { in: [...mailed, ...lettered] } } })).toBe(72)
    expect(await db().invitation.count({ where: { personId } })).toBe(0)
    const ended = await db().invitationRun.findUniqueOrThrow({ where: { id: runId } })
    expect(ended).toMatchObject({ done: 72, mailed: 70, lettered: 2 })
    expect(ended.finishedAt).not.toBeNull()
    expect(await inviteAll(viewer, { ambitoSlug: slug }, new Date())).toEqual({ ok: false, reason: 'nobody' })
    const [letter = ''] = lettered
    expect(await auditedActions(letter)).toEqual(['invitation.issued'])
    expect(await auditedActions(runId)).toEqual(['invitation.run_requested'])
  })

  test('of one organisation; who was cancelled is left out, who expired is invited anew', async () => {
    const place = await ownAmbito()
    const { slug } = await db().ambito.findUniqueOrThrow({ where: { id: place.ambitoId } })
    const [expired, cancelled] = [await addInvitable(place.registryId), await addInvitable(place.registryId)]
    for (const personId of [expired, cancelled])
      await invitePerson(officeOf(place), { ...on(place, personId), channel: 'letter' }, later(-31))
    const { id } = await invitationOf(cancelled)
    await cancelInvitation(officeOf(place), on(place, cancelled, id), now)
    const nowhere = await inviteAll(officeOf(place), { ambitoSlug: slug, organisation: north.organisationId }, now)
    expect(nowhere).toEqual({ ok: false, reason: 'nobody' })
    const run = await inviteAll(officeOf(place), { ambitoSlug: slug, organisation: place.organisationId }, now)
    expect(run.ok).toBe(true)
    await drainJobs([invitePeopleWorker])
    expect(await stateOf(place, expired)).toBe('to_print')
    expect(await stateOf(place, cancelled)).toBe('cancelled')
    expect((await invitationOf(cancelled)).id).toBe(id)
  })
})
