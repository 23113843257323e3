import { db, transaction } from '#app/platform/database.server.ts'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { queueMail } from '#app/platform/mail.server.ts'
import { takeFromRateLimit } from '#app/platform/rate-limit.server.ts'
import { identityMessages } from './messages.ts'
import { openResetLink } from './open-reset-link.server.ts'

const perEmail = { limit: 3, windowSeconds: 3600 }
const perAddress = { limit: 30, windowSeconds: 3600 }
const validMinutes = 30

/**
 * Mails a one-time link, valid for 30 minutes. Says nothing about whether the e-mail has an account; past three
 * requests an hour it silently sends nothing more.
 */
export async function requestPasswordReset(input: { email: string; address: string; now: Date }): Promise<void> {
  const { email, address, now } = input
  const waits = await Promise.all([
    takeFromRateLimit(`reset:email:${email}`, perEmail, now),
    takeFromRateLimit(`reset:address:${address}`, perAddress, now),
  ])
  if (Math.max(...waits) > 0) return
  const account = await db().account.findUnique({
    where: { email },
    select: { id: true, locale: true, disabledAt: true },
  })
  if (!account || account.disabledAt) return
  const locale = account.locale === 'en' ? 'en' : 'it'
  const t = translator(identityMessages, locale)
  await transaction(async (tx) => {
    const { link, expiresAt } = await openResetLink(tx, account.id, validMinutes, now)
    const text = t('reset_mail_text', { link, wait: formatsOf(locale).duration(validMinutes) })
    await queueMail(tx, { recipient: email, subject: t('reset_mail_subject'), text, expiresAt }, now)
  })
}
