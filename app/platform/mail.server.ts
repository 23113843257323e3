import { Transform } from 'node:stream'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { clock } from './clock.ts'
import { db, type Transaction } from './database.server.ts'
import { env } from './env.server.ts'
import { newId } from './ids.server.ts'
import { defineJob, enqueue, worker } from './jobs.server.ts'

const sendMail = defineJob('platform.send-mail', z.object({ mailId: z.uuid() }))

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
}

/** Queues a plain-text mail in the caller's transaction; returns the id of its row. */
export async function queueMail(tx: Transaction, { id = newId(), ...mail }: QueuedMail, now: Date): Promise<string> {
  await tx.mail.create({ data: { id, queuedAt: now, ...mail } })
  await enqueue(tx, sendMail, { mailId: id })
  return id
}

/** What became of a mail: when the mail server took it, or what it or the way to it said last. */
export type MailFate = { id: string; sentAt: Date | null; failure: string | null; handedAt: Date | null }

/** What became of each of these mails. */
export function listMailFates(ids: readonly string[]): Promise<MailFate[]> {
  const select = { id: true, sentAt: true, failure: true, handedAt: true } as const
  return db().mail.findMany({ where: { id: { in: [...ids] } }, select })
}

class AlreadyHanded extends Error {}

/**
 * Lets a mail through and, before its last line, writes down that it is being handed over: until that line a mail server
 * has taken nothing (RFC 5321 §4.1.1.4). Whoever comes second breaks off instead.
 */
function handOver(mailId: string): Transform {
  const claim = async () => {
    const where = { id: mailId, handedAt: null, sentAt: null }
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

/** The mail server answered, and said no: it has not taken the mail. */
const isRefusal = (error: unknown) =>
  error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'

type Stored = { id: string; recipient: string; subject: string; text: string; unsubscribeUrl: string | null }

async function sendBySmtp({ id, unsubscribeUrl, ...mail }: Stored, smtpUrl: string, isOnce: boolean): Promise<void> {
  const from = env().MAIL_FROM
  const domain = from.replace(/^.*@|>$/g, '')
  const transport = createTransport(smtpUrl)
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

/**
 * Sends one queued mail over SMTP. Without SMTP_URL it stays in the outbox, which the administrator can read. The
 * message id is the row's, so a mail repeated after a crash is recognisable as the same.
 * One that is to go out once at most is never repeated after the mail server may have taken it: killed between its last
 * line and the server's answer, nobody knows, and it is left at that. Killed before, or refused, it is sent again.
 */
export const sendMailWorker = worker(sendMail, async ({ mailId }) => {
  const { SMTP_URL } = env()
  if (!SMTP_URL) return
  const mail = await db().mail.findUnique({ where: { id: mailId } })
  if (!mail || mail.sentAt || mail.handedAt) return
  const keep = (data: { sentAt?: Date; failure: string | null; handedAt?: null }) =>
    db().mail.update({ where: { id: mailId }, data })
  try {
    await sendBySmtp(mail, SMTP_URL, mail.isOnce)
    await keep({ sentAt: clock.now(), failure: null })
  } catch (error) {
    if (error instanceof AlreadyHanded) return
    await keep({ failure: String(error), ...(isRefusal(error) ? { handedAt: null } : {}) })
    throw error
  }
})
