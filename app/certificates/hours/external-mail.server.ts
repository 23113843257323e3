import type { Transaction } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { locales, translator } from '#app/platform/i18n/messages.ts'
import { queueMail } from '#app/platform/mail.server.ts'
import { externalLetters } from './external-letters.ts'
import { hoursPaths } from './paths.ts'

type Decided = {
  personId: string
  title: string
  verdict: 'approved' | 'refused'
  /** What counts, and what had been entered. */
  minutes: number
  entered: number
  reason: string
}

/** Queues the mail about what became of a certificate from elsewhere; nothing for who cannot sign in. */
export async function tellAboutExternal(tx: Transaction, decided: Decided, now: Date): Promise<void> {
  const { personId, title, verdict, minutes, entered, reason } = decided
  const account = await tx.account.findUnique({
    where: { personId },
    select: { email: true, locale: true, disabledAt: true, person: { select: { givenName: true } } },
  })
  if (!account || account.disabledAt) return
  const locale = locales.find((one) => one === account.locale) ?? 'it'
  const t = translator(externalLetters, locale)
  const { duration } = formatsOf(locale)
  const what = verdict === 'approved' && minutes !== entered ? 'corrected' : verdict
  const values = {
    name: account.person.givenName,
    title,
    hours: duration(minutes),
    entered: duration(entered),
    reason,
    link: `${env().publicUrl}${hoursPaths.own()}`,
  }
  const mail = { subject: t(`mail_${what}_subject`, values), text: t(`mail_${what}_text`, values) }
  await queueMail(tx, { recipient: account.email, ...mail }, now)
}
