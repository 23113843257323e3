import type { Transaction } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { locales, translator } from '#app/platform/i18n/messages.ts'
import { queueMail } from '#app/platform/mail.server.ts'
import { answerLetterMessages } from './letter-messages.ts'
import { markingPaths } from './paths.ts'

const accountColumns = { email: true, locale: true, disabledAt: true } as const
const columns = {
  attempt: {
    select: {
      enrolment: { select: { person: { select: { givenName: true, account: { select: accountColumns } } } } },
    },
  },
} as const

/** Queues the mail that an answer was read, or came back; it quotes nothing, because mailboxes are read by others too. */
export async function tellLearner(
  tx: Transaction,
  answerId: string,
  what: 'marked' | 'returned',
  now: Date,
): Promise<void> {
  const row = await tx.openAnswer.findUniqueOrThrow({ where: { id: answerId }, select: columns })
  const { account, givenName: name } = row.attempt.enrolment.person
  if (!account || account.disabledAt) return
  const t = translator(answerLetterMessages, locales.find((one) => one === account.locale) ?? 'it')
  const values = { name, link: `${env().publicUrl}${markingPaths.own({ answerId })}` }
  const mail = { subject: t(`mail_${what}_subject`), text: t(`mail_${what}_text`, values) }
  await queueMail(tx, { recipient: account.email, ...mail }, now)
}
