import { Transform } from 'node:stream'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { clock } from './clock.ts'
import { db, transaction, type Transaction } from './database.server.ts'
import { env } from './env.server.ts'
import { newId } from './ids.server.ts'
import { defineJob, enqueue, worker } from './jobs.server.ts'
import { log } from './log.server.ts'
import { isLasting, mailState, nextTry, replyCode, type MailState } from './mail-fate.ts'

/** `tries`: how often it had been tried when the job was queued, so that of two jobs of one try the second does nothing. */
const sendMail = defineJob('platform.send-mail', z.object({ mailId: z.uuid(), tries: z.number().int().default(0) }))

/** Until a mail server must have answered the call; a day of mails would wait behind one that never does. */
const connectionTimeout = 20_000

type QueuedMail = {
  /** Where the caller needs it before; a new one otherwise. */
  id?: string
  recipient: string
  subject: string
  text: string
  /** Where one POST ends mails of this kind, without signing in (RFC 8058). */
  unsubscribeUrl?: string
  /** Rather lost than sent twice: see `sendMailWorker`. */
  isOnce?: boolean
  /** From when on it must not go out any more; it is tried for a day at most where nothing is said. */
  expiresAt?: Date
}

/** Queues a plain-text mail in the caller's transaction; returns the id of its row. */
export async function queueMail(tx: Transaction, { id = newId(), ...mail }: QueuedMail, now: Date): Promise<string> {
  await tx.mail.create({ data: { id, queuedAt: now, ...mail } })
  await enqueue(tx, sendMail, { mailId: id, tries: 0 })
  return id
}

/** Ends mails that say what no longer holds, in the caller's transaction; one that was taken is out of our hands. */
export async function withdrawMails(tx: Transaction, ids: readonly string[]): Promise<void> {
  const where = { id: { in: [...ids] }, sentAt: null, givenUp: null }
  await tx.mail.updateMany({ where, data: { givenUp: 'withdrawn', nextTryAt: null } })
}

/** Whether mails go anywhere; where no mail server is named they stay in the outbox. */
export const sendsMail = (): boolean => Boolean(env().SMTP_URL)

/** What became of a mail: how far it is, when the mail server took it, when it is tried again. */
export type MailFate = { id: string; state: MailState; sentAt: Date | null; nextTryAt: Date | null }

/** What became of each of these mails. */
export async function listMailFates(ids: readonly string[]): Promise<MailFate[]> {
  const select = { id: true, sentAt: true, handedAt: true, givenUp: true, nextTryAt: true } as const
  const mails = await db().mail.findMany({ where: { id: { in: [...ids] } }, select })
  return mails.map(({ id, sentAt, nextTryAt, ...mail }) => ({
    ...{ id, sentAt, nextTryAt },
    state: mailState({ sentAt, nextTryAt, ...mail }, sendsMail()),
  }))
}

class AlreadyHanded extends Error {}

/**
 * Lets a mail through and, before its last line, writes down that it is being handed over: until that line a mail server
 * has taken nothing (RFC 5321 §4.1.1.4). Whoever comes second breaks off instead.
 */
function handOver(mailId: string): Transform {
  const claim = async () => {
    const where = { id: mailId, handedAt: null, sentAt: null, givenUp: null }
    const { count } = await db().mail.updateMany({ where, data: { handedAt: clock.now() } })
    if (count === 0) throw new AlreadyHanded()
  }
  return new Transform({
    transform: (chunk, _encoding, done) => done(null, chunk),
    flush: (done) => {
      claim().then(() => done(), done)
    },
  })
}

type Stored = { id: string; recipient: string; subject: string; text: string; unsubscribeUrl: string | null }

async function sendBySmtp({ id, unsubscribeUrl, ...mail }: Stored, smtpUrl: string, isOnce: boolean): Promise<void> {
  const from = env().MAIL_FROM
  const domain = from.replace(/^.*@|>$/g, '')
  const transport = createTransport({ url: smtpUrl, connectionTimeout })
  if (isOnce) {
    transport.use('stream', (made, next) => {
      made.message.transform(handOver(id))
      next()
    })
  }
  const { recipient: to, subject, text } = mail
  const headers: Record<string, string> = unsubscribeUrl
    ? { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
    : {}
  try {
    await transport.sendMail({ from, to, subject, text, headers, messageId: `<${id}@${domain}>` })
  } finally {
    transport.close()
  }
}

type Failed = { id: string; tries: number; expiresAt: Date | null }

/**
 * Writes down why a mail did not go out and, in the same transaction, queues its next try: where there is one, and nobody
 * may have taken it.
 */
async function putOff({ id, ...mail }: Failed, error: unknown, now: Date): Promise<void> {
  const tries = mail.tries + 1
  const isLast = isLasting(error)
  const at = isLast ? null : nextTry({ ...mail, tries }, now)
  const code = replyCode(error)
  await transaction(async (tx) => {
    // Whoever answers no has not taken it.
    const said = { failure: String(error), tries, ...(code === null ? {} : { handedAt: null }) }
    const { handedAt, givenUp } = await tx.mail.update({ where: { id }, data: said })
    if (handedAt || givenUp) return
    const data = at ? { nextTryAt: at } : ({ nextTryAt: null, givenUp: isLast ? 'refused' : 'too_late' } as const)
    await tx.mail.update({ where: { id }, data })
    if (at) await enqueue(tx, sendMail, { mailId: id, tries }, at)
  })
  log(at ? 'warn' : 'error', at ? 'mail put off' : 'mail given up', { mailId: id, tries, code })
}

/**
 * Sends one queued mail over SMTP. Without SMTP_URL it stays in the outbox, which the administrator can read. The
 * message id is the row's, so a mail repeated after a crash is recognisable as the same.
 * A mail server that is away or says not now is asked again, with growing pauses, until the mail's time is over
 * (`nextTry`); one that says no for good is not. What its time is over for before the first try does not go out either.
 * One that is to go out once at most is never repeated after the mail server may have taken it: killed between its last
 * line and the server's answer, nobody knows, and it is left at that. Killed before, or refused for now, it is sent again.
 */
export const sendMailWorker = worker(sendMail, async ({ mailId, tries }) => {
  const { SMTP_URL } = env()
  if (!SMTP_URL) return
  const mail = await db().mail.findUnique({ where: { id: mailId } })
  if (!mail || mail.sentAt || mail.handedAt || mail.givenUp || mail.tries !== tries) return
  if (mail.expiresAt && mail.expiresAt <= clock.now()) {
    await db().mail.update({ where: { id: mailId }, data: { givenUp: 'too_late', nextTryAt: null } })
    return
  }
  try {
    await sendBySmtp(mail, SMTP_URL, mail.isOnce)
    const data = { sentAt: clock.now(), failure: null, nextTryAt: null }
    await db().mail.update({ where: { id: mailId }, data })
  } catch (error) {
    if (!(error instanceof AlreadyHanded)) await putOff(mail, error, clock.now())
  }
})
