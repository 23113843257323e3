import { afterEach, describe, expect, test, vi } from 'vitest'
import { setEnvironment } from '#tests/setup/environment.ts'
import { startSmtpServer } from '#tests/setup/smtp-server.ts'
import { clock } from './clock.ts'
import { db, transaction } from './database.server.ts'
import { drainJobs, startJobs, stopJobs } from './jobs.server.ts'
import { queueMail, sendMailWorker } from './mail.server.ts'

const now = new Date('2026-11-24T09:00:00Z')

async function queue(recipient: string, mail: { subject?: string; text?: string } = {}) {
  const { subject = 'Il tuo attestato è pronto: perché non guardarlo?', text = 'Ciao, così è più bello – «àèìòù» €.' } =
    mail
  await transaction((tx) => queueMail(tx, { recipient, subject, text }, now))
  return db().mail.findFirstOrThrow({ where: { recipient } })
}

const rowOf = (id: string) => db().mail.findUniqueOrThrow({ where: { id } })

const headerOf = (raw: string, name: string) =>
  new RegExp(`^${name}: ((?:.|\\r\\n[ \\t])*)`, 'mi')
    .exec(raw)?.[1]
    ?.replace(/\r\n[ \t]/g, ' ')
    .trim() ?? ''

/** RFC 2047: encoded words of a header, joined. */
function decoded(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_word, coding: string, text: string) =>
      coding.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString()
        : Buffer.from(unquoted(text.replaceAll('_', ' ')), 'latin1').toString(),
    )
}

const unquoted = (text: string) =>
  text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_code, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

function bodyOf(raw: string): string {
  const body = raw.slice(raw.indexOf('\r\n\r\n') + 4)
  const coding = headerOf(raw, 'Content-Transfer-Encoding')
  if (coding === 'base64') return Buffer.from(body, 'base64').toString()
  return Buffer.from(coding === 'quoted-printable' ? unquoted(body) : body, 'latin1').toString()
}

let server: Awaited<ReturnType<typeof startSmtpServer>> | undefined

async function withServer() {
  server = await startSmtpServer()
  setEnvironment({ SMTP_URL: server.url, MAIL_FROM: 'Sguardi <corsi@comune.example>' })
  return server
}

afterEach(async () => {
  vi.restoreAllMocks()
  await stopJobs()
  await server?.close()
  server = undefined
  setEnvironment({ SMTP_URL: undefined, MAIL_FROM: undefined })
})

describe('a mail', () => {
  test('arrives with sender, recipient, subject and text, accents and all, once', async () => {
    const { received } = await withServer()
    const { id, subject, text } = await queue('giulia@comune.example')
    await drainJobs([sendMailWorker])
    await sendMailWorker.handle({ mailId: id })
    expect(received).toHaveLength(1)
    const [{ from, to, raw } = { from: '', to: [], raw: '' }] = received
    expect([from, to]).toEqual(['corsi@comune.example', ['giulia@comune.example']])
    expect(headerOf(raw, 'From')).toBe('Sguardi <corsi@comune.example>')
    expect(headerOf(raw, 'To')).toBe('giulia@comune.example')
    expect(headerOf(raw, 'Message-ID')).toBe(`<${id}@comune.example>`)
    expect(headerOf(raw, 'Content-Type')).toMatch(/^text\/plain; charset=utf-8/)
    expect(decoded(headerOf(raw, 'Subject'))).toBe(subject)
    expect(bodyOf(raw).trim()).toBe(text)
    expect(await rowOf(id)).toMatchObject({ failure: null })
    expect((await rowOf(id)).sentAt).not.toBeNull()
  })

  test('cannot smuggle a header in by its subject', async () => {
    const { received } = await withServer()
    await queue('anna@comune.example', { subject: 'Corso\r\nBcc: altri@comune.example\r\n\r\nAltro', text: 'Testo.' })
    await drainJobs([sendMailWorker])
    expect(received.map(({ to }) => to)).toEqual([['anna@comune.example']])
    expect(headerOf(received[0]?.raw ?? '', 'Bcc')).toBe('')
  })

  test('of a transaction rolled back is never sent', async () => {
    const { received } = await withServer()
    const mail = { recipient: 'nessuno@comune.example', subject: 'Mai', text: 'Mai.' }
    const failing = transaction(async (tx) => {
      await queueMail(tx, mail, now)
      throw new Error('rolled back')
    })
    await expect(failing).rejects.toThrow('rolled back')
    await drainJobs([sendMailWorker])
    expect(received).toEqual([])
    expect(await db().mail.count({ where: { recipient: mail.recipient } })).toBe(0)
  })

  test('without SMTP stays in the outbox, and its job is done', async () => {
    const { id } = await queue('outbox@comune.example')
    expect(await drainJobs([sendMailWorker])).toBe(1)
    expect(await rowOf(id)).toMatchObject({ sentAt: null, failure: null })
  })
})

describe('a server that refuses', () => {
  test('for now has its words kept, and the job tries again until the mail is through', async () => {
    const { received, state } = await withServer()
    state.refusing = 451
    const { id } = await queue('luca@comune.example')
    await startJobs([sendMailWorker])
    await vi.waitUntil(async () => (await rowOf(id)).failure, { timeout: 20_000 })
    const row = await rowOf(id)
    expect(row.failure).toContain('451 mailbox unavailable')
    expect(row).toMatchObject({ sentAt: null, tries: 1, givenUp: null })
    expect(row.nextTryAt).not.toBeNull()
    state.refusing = false
    await vi.waitUntil(async () => (await rowOf(id)).sentAt, { timeout: 20_000 })
    expect(await rowOf(id)).toMatchObject({ failure: null, nextTryAt: null })
    expect(received.map(({ to }) => to)).toEqual([['luca@comune.example']])
  }, 60_000)

  test('for good is not asked again, and its words are kept', async () => {
    const { received, state } = await withServer()
    state.refusing = 550
    const { id } = await queue('ivo@comune.example')
    await drainJobs([sendMailWorker])
    const row = await rowOf(id)
    expect(row).toMatchObject({ sentAt: null, tries: 1, givenUp: 'refused', nextTryAt: null })
    expect(row.failure).toContain('550 mailbox unavailable')
    state.refusing = false
    await sendMailWorker.handle({ mailId: id, tries: 1 })
    expect(received).toEqual([])
  })

  test('that is down for a while has the mail once it is back', async () => {
    const gone = await withServer()
    await gone.close()
    const { id } = await queue('via@comune.example')
    await startJobs([sendMailWorker])
    await vi.waitUntil(async () => (await rowOf(id)).failure, { timeout: 20_000 })
    expect((await rowOf(id)).failure).toContain('ECONNREFUSED')
    server = await startSmtpServer(gone.port)
    await vi.waitUntil(async () => (await rowOf(id)).sentAt, { timeout: 30_000 })
    expect(server.received.map(({ to }) => to)).toEqual([['via@comune.example']])
  }, 60_000)
})

describe('the time of a mail', () => {
  /** Tries a mail until it is given up, each time at the instant it was put off to; returns how many hours that took. */
  async function untilGivenUp(id: string): Promise<number> {
    const instant = vi.spyOn(clock, 'now').mockReturnValue(now)
    for (;;) {
      const { tries, nextTryAt, givenUp } = await rowOf(id)
      if (givenUp) return (clock.now().getTime() - now.getTime()) / 3_600_000
      if (nextTryAt) instant.mockReturnValue(nextTryAt)
      await sendMailWorker.handle({ mailId: id, tries })
    }
  }

  test('is a day: a server down for longer costs it, and is not asked too often', async () => {
    const gone = await withServer()
    await gone.close()
    server = undefined
    const { id } = await queue('lontano@comune.example')
    const hours = await untilGivenUp(id)
    expect(hours).toBeGreaterThan(22.9)
    expect(hours).toBeLessThan(24)
    const row = await rowOf(id)
    expect(row.givenUp).toBe('too_late')
    expect(row.failure).toContain('ECONNREFUSED')
    expect(row.tries).toBe(33)
  })

  test('may be shorter: after it the mail is not sent, tried before or not', async () => {
    const { received, state } = await withServer()
    state.refusing = true
    const mail = { subject: 'Collegamento', text: 'Vale mezz’ora.', expiresAt: new Date(now.getTime() + 1_800_000) }
    const add = (recipient: string) => transaction((tx) => queueMail(tx, { recipient, ...mail }, now))
    const [tried, never] = [await add('uno@comune.example'), await add('due@comune.example')]
    expect(await untilGivenUp(tried)).toBeLessThan(0.5)
    state.refusing = false
    vi.spyOn(clock, 'now').mockReturnValue(mail.expiresAt)
    await sendMailWorker.handle({ mailId: never })
    expect(await rowOf(never)).toMatchObject({ givenUp: 'too_late', tries: 0, sentAt: null })
    expect(received).toEqual([])
  })

  test('begins with its first try, however long nobody was there to make it', async () => {
    const { received, state } = await withServer()
    const { id } = await queue('tardi@comune.example')
    vi.spyOn(clock, 'now').mockReturnValue(new Date(now.getTime() + 3 * 86_400_000))
    state.refusing = true
    await sendMailWorker.handle({ mailId: id })
    expect((await rowOf(id)).givenUp).toBeNull()
    state.refusing = false
    await sendMailWorker.handle({ mailId: id, tries: 1 })
    expect(received).toHaveLength(1)
  })
})

test('of two jobs for one try the second does nothing', async () => {
  const { state } = await withServer()
  state.refusing = true
  const { id } = await queue('doppio@comune.example')
  await sendMailWorker.handle({ mailId: id })
  await sendMailWorker.handle({ mailId: id })
  expect((await rowOf(id)).tries).toBe(1)
})

describe('a mail that goes out once at most', () => {
  const once = async (recipient: string) => {
    const mail = { recipient, subject: 'Promemoria', text: 'Testo.', isOnce: true }
    await transaction((tx) =>
      queueMail(tx, { ...mail, unsubscribeUrl: 'https://corsi.example/unsubscribe/a.b.c' }, now),
    )
    return db().mail.findFirstOrThrow({ where: { recipient } })
  }

  test('says where it can be refused, by one POST', async () => {
    const { received } = await withServer()
    const { id } = await once('tullia@comune.example')
    await Promise.all([sendMailWorker.handle({ mailId: id }), sendMailWorker.handle({ mailId: id })])
    expect(received).toHaveLength(1)
    const raw = received[0]?.raw ?? ''
    expect(headerOf(raw, 'List-Unsubscribe')).toBe('<https://corsi.example/unsubscribe/a.b.c>')
    expect(headerOf(raw, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
    expect(bodyOf(raw).trim()).toBe('Testo.')
    expect((await rowOf(id)).sentAt).not.toBeNull()
  })

  test('is tried again where the server said no', async () => {
    const { received, state } = await withServer()
    state.refusing = true
    const { id } = await once('fosca@comune.example')
    await sendMailWorker.handle({ mailId: id })
    expect(await rowOf(id)).toMatchObject({ sentAt: null, handedAt: null, givenUp: null })
    state.refusing = false
    await sendMailWorker.handle({ mailId: id, tries: 1 })
    expect(received).toHaveLength(1)
  })

  test('is left at that where the server took it and did not answer', async () => {
    const { received, state } = await withServer()
    state.onTaken = (socket) => socket.destroy()
    const { id } = await once('livia@comune.example')
    await sendMailWorker.handle({ mailId: id })
    state.onTaken = undefined
    for (const tries of [0, 1]) await sendMailWorker.handle({ mailId: id, tries })
    expect(received).toHaveLength(1)
    const row = await rowOf(id)
    expect(row.sentAt).toBeNull()
    expect(row.handedAt).not.toBeNull()
    expect(row.failure).not.toBeNull()
    expect(row.nextTryAt).toBeNull()
  })
})
