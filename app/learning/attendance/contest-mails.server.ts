import type { Transaction } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { locales, translator } from '#app/platform/i18n/messages.ts'
import { queueMail } from '#app/platform/mail.server.ts'
import type { OwnEnrolment } from '../enrolment-queries.server.ts'
import { contestLetters } from './letter-messages.ts'
import { attendancePaths } from './paths.ts'

type Answered = {
  activity: string
  answer: string
  /** What it counts for now; null where it was declined. */
  minutes: number | null
}

/** Queues the mail that tells a learner the answer to a contest; nothing for who cannot sign in. */
export async function tellAnswer(
  tx: Transaction,
  { id: enrolmentId, personId, version, completedAt }: OwnEnrolment,
  { activity, answer, minutes }: Answered,
  now: Date,
): Promise<void> {
  const account = await tx.account.findUnique({
    where: { personId },
    select: { email: true, locale: true, disabledAt: true, person: { select: { givenName: true } } },
  })
  if (!account || account.disabledAt) return
  const locale = locales.find((one) => one === account.locale) ?? 'it'
  const t = translator(contestLetters, locale)
  const what = minutes === null ? 'declined' : 'accepted'
  const values = {
    ...{ name: account.person.givenName, course: version.title, activity, answer },
    duration: formatsOf(locale).duration(minutes ?? 0),
    link: `${env().publicUrl}${attendancePaths.hours({ enrolmentId })}`,
    certificate: completedAt ? t('mail_certificate_stays') : '',
  }
  const mail = { subject: t(`mail_${what}_subject`, values), text: t(`mail_${what}_text`, values) }
  await queueMail(tx, { recipient: account.email, ...mail }, now)
}
