import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { clock } from './clock.ts'
import { db, type Transaction } from './database.server.ts'
import { env } from './env.server.ts'
import { newId } from './ids.server.ts'
import { defineJob, enqueue, worker } from './jobs.server.ts'

const sendMail = defineJob('platform.send-mail', z.object({ mailId: z.uuid() }))

/** Queues a plain-text mail in the caller's transaction; returns the id of its row. */
export async function queueMail(
  tx: Transaction,
  mail: { recipient: string; subject: string; text: string },
  now: Date,
): Promise<string> {
  const mailId = newId()
  await tx.mail.create({ data: { id: mailId, queuedAt: now, ...mail } })
  await enqueue(tx, sendMail, { mailId })
  return mailId
}

/**
 * Sends one queued mail over SMTP. Without SMTP_URL it stays in the outbox, which the administrator can read. The
 * message id is the row's, so a mail repeated after a crash is recognisable as the same.
 */
export const sendMailWorker = worker(sendMail, async ({ mailId }) => {
  const { SMTP_URL, MAIL_FROM } = env()
  if (!SMTP_URL) return
  const mail = await db().mail.findUnique({ where: { id: mailId } })
  if (!mail || mail.sentAt) return
  const transport = createTransport(SMTP_URL)
  try {
    const domain = MAIL_FROM.replace(/^.*@|>$/g, '')
    const { recipient: to, subject, text } = mail
    await transport.sendMail({ from: MAIL_FROM, to, subject, text, messageId: `<${mailId}@${domain}>` })
    await db().mail.update({ where: { id: mailId }, data: { sentAt: clock.now(), failure: null } })
  } catch (error) {
    await db().mail.update({ where: { id: mailId }, data: { failure: String(error) } })
    throw error
  } finally {
    transport.close()
  }
})
