import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { acceptInvitation } from '#app/identity/invitations/accept-invitation.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { drainJobs } from '#app/platform/jobs.server.ts'
import { sendMailWorker } from '#app/platform/mail.server.ts'
import { setEnvironment } from '#tests/setup/environment.ts'
import { getAmbitoForOffice } from '../ambito-queries.server.ts'
import { addAmbito } from '../territory.fixtures.ts'
import { grantOf, viewerWith } from '../viewer.fixtures.ts'
import { cancelInvitation } from './cancel-invitation.server.ts'
import { getInvitations } from './invitation-queries.server.ts'
import { addInvitable } from './invitations.fixtures.ts'
import { invitePerson } from './invite-person.server.ts'
import { InvitationFilter } from './schemas.ts'

const now = new Date()

/** Whoever's address has `refused` in it is turned away, and `later` for now. */
function turnedAway(address: string): Error | undefined {
  if (address.includes('refused')) return Object.assign(new Error('no such mailbox'), { responseCode: 550 })
  return address.includes('later') ? Object.assign(new Error('come again'), { responseCode: 451 }) : undefined
}

/** A real SMTP server on loopback. */
async function startServer(received: { to: string; text: string }[]) {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => done(turnedAway(address)),
    onData: (stream, session, done) => {
      void buffer(stream).then((raw) => {
        const [to] = session.envelope.rcptTo
        // Quoted-printable breaks long lines.
        received.push({ to: to?.address ?? '', text: raw.toString('latin1').replace(/=\r\n/g, '') })
        done()
      })
    },
  })
  server.on('error', () => undefined)
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const address = listening.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  setEnvironment({ SMTP_URL: `smtp://127.0.0.1:${address.port}`, MAIL_FROM: 'Sguardi <corsi@comune.example>' })
  return () => new Promise<void>((resolve) => server.close(() => resolve()))
}

let stop: (() => Promise<void>) | undefined
afterEach(async () => {
  await stop?.()
  setEnvironment({ SMTP_URL: undefined, MAIL_FROM: undefined })
})

test('leaves once by SMTP with a link that opens; one that the server refuses is shown as refused', async () => {
  const received: { to: string; text: string }[] = []
  stop = await startServer(received)
  const place = await addAmbito('inviti-posta')
  const viewer = viewerWith([grantOf('ambito_office', { ambitoId: place.ambitoId })])
  const ambito = await getAmbitoForOffice(viewer, 'inviti-posta')
  const workEmail = `${newId()}@comune.example`
  const personId = await addInvitable(place.registryId, { workEmail })
  const lost = await addInvitable(place.registryId, { workEmail: `refused-${newId()}@comune.example` })
  const invite = (id: string) =>
    invitePerson(viewer, { ambitoId: place.ambitoId, personId: id, seen: null, channel: 'mail' }, now)
  const states = async () => {
    const { lines } = await getInvitations(viewer, ambito, InvitationFilter.parse({}), now)
    return new Map(lines.map((line) => [line.personId, line.state]))
  }
  await invite(personId)
  await drainJobs([sendMailWorker])
  await drainJobs([sendMailWorker])
  expect(received.map(({ to }) => to)).toEqual([workEmail])
  await invite(lost)
  const { mailId } = await db().invitation.findUniqueOrThrow({ where: { personId: lost } })
  await sendMailWorker.handle({ mailId })
  expect(await states()).toEqual(
    new Map([
      [personId, 'sent'],
      [lost, 'refused'],
    ]),
  )
  const token = /\/invitation\/([0-9A-Z]{40})/.exec(received[0]?.text ?? '')?.[1] ?? ''
  const chosen = { email: workEmail, password: 'una frase tutta nuova', locale: 'it', userAgent: '', now } as const
  expect((await acceptInvitation({ token, ...chosen })).ok).toBe(true)
})

test('waits for the next try where the server says not now, and is withdrawn once it opens nothing any more', async () => {
  const received: { to: string; text: string }[] = []
  stop = await startServer(received)
  const place = await addAmbito('inviti-attesa')
  const viewer = viewerWith([grantOf('ambito_office', { ambitoId: place.ambitoId })])
  const ambito = await getAmbitoForOffice(viewer, 'inviti-attesa')
  const personId = await addInvitable(place.registryId, { workEmail: `later-${newId()}@comune.example` })
  const who = { ambitoId: place.ambitoId, personId }
  const invite = (seen: string | null) => invitePerson(viewer, { ...who, seen, channel: 'mail' }, now)
  const lineNow = async () => (await getInvitations(viewer, ambito, InvitationFilter.parse({}), now)).lines[0]
  await invite(null)
  const { id, mailId } = await db().invitation.findUniqueOrThrow({ where: { personId } })
  await sendMailWorker.handle({ mailId })
  const line = await lineNow()
  expect(line?.state).toBe('sending')
  expect(line?.nextTryAt?.getTime()).toBeGreaterThan(now.getTime())
  expect((await invite(id)).ok).toBe(true)
  const again = await db().invitation.findUniqueOrThrow({ where: { personId } })
  await cancelInvitation(viewer, { ...who, seen: again.id }, now)
  const mails = await db().mail.findMany({ where: { id: { in: [mailId ?? '', again.mailId ?? ''] } } })
  expect(mails.map(({ givenUp, nextTryAt }) => [givenUp, nextTryAt])).toEqual([
    ['withdrawn', null],
    ['withdrawn', null],
  ])
  await sendMailWorker.handle({ mailId: again.mailId })
  expect(received).toEqual([])
})
