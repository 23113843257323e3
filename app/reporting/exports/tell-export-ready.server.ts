import type { Transaction } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { locales, translator } from '#app/platform/i18n/messages.ts'
import { queueMail } from '#app/platform/mail.server.ts'
import { keptDays } from './kept-days.ts'
import { exportLetterMessages } from './letter-messages.ts'
import { exportPaths } from './paths.ts'

/** Milliseconds within which whoever asked is taken to be waiting on the page. */
const waitsFor = 60_000

/**
 * Queues the mail that a file is ready, with a link to the page of files and nothing of what is in it. None when the file
 * was there within a minute of being asked for, nor for who cannot sign in.
 */
export async function tellExportReady(tx: Transaction, exportId: string, now: Date): Promise<void> {
  const { requestedById, requestedAt, ambitoId } = await tx.reportExport.findUniqueOrThrow({
    where: { id: exportId },
    select: { requestedById: true, requestedAt: true, ambitoId: true },
  })
  if (now.getTime() - requestedAt.getTime() <= waitsFor) return
  const account = await tx.account.findUnique({
    where: { personId: requestedById },
    select: { email: true, locale: true, disabledAt: true, person: { select: { givenName: true } } },
  })
  if (!account || account.disabledAt) return
  const { slug: ambitoSlug } = await tx.ambito.findUniqueOrThrow({ where: { id: ambitoId }, select: { slug: true } })
  const locale = locales.find((one) => one === account.locale) ?? 'it'
  const t = translator(exportLetterMessages, locale)
  const values = {
    name: account.person.givenName,
    asked: formatsOf(locale).moment(requestedAt),
    link: `${env().publicUrl}${exportPaths.list({ ambitoSlug })}`,
    days: keptDays,
  }
  const mail = { subject: t('mail_ready_subject'), text: t('mail_ready_text', values) }
  await queueMail(tx, { recipient: account.email, ...mail }, now)
}
