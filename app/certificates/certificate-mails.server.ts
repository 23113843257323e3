import type { Transaction } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { locales, translator } from '#app/platform/i18n/messages.ts'
import { queueMail } from '#app/platform/mail.server.ts'
import { letterMessages } from './letter-messages.ts'
import { certificatesPaths } from './paths.ts'
import type { CertificateFacts } from './schemas.ts'

type Account = { email: string; locale: string; disabledAt: Date | null }
type Addressee = { givenName: string; account: Account | null }

/** The texts in the language of the account. */
function textsFor({ locale }: Pick<Account, 'locale'>) {
  return translator(letterMessages, locales.find((one) => one === locale) ?? 'it')
}

/** Queues the mail about a certificate; nothing for who cannot sign in. */
export async function tellAboutCertificate(
  tx: Transaction,
  what: 'issued' | 'replaced' | 'revoked' | 'revoked_retake',
  { person, version }: { person: Addressee; version: { title: string } },
  { number, reason = '' }: { number: string; reason?: string },
  now: Date,
): Promise<void> {
  const { account, givenName: name } = person
  if (!account || account.disabledAt) return
  const t = textsFor(account)
  const values = { name, number, course: version.title, reason, link: `${env().publicUrl}${certificatesPaths.mine()}` }
  const mail = { subject: t(`mail_${what}_subject`, values), text: t(`mail_${what}_text`, values) }
  await queueMail(tx, { recipient: account.email, ...mail }, now)
}

/** Tells whoever asked for a bundle that it can be downloaded. */
export async function tellBundleReady(
  tx: Transaction,
  { requestedById, bundleId, course }: { requestedById: string; bundleId: string; course: string },
  now: Date,
): Promise<void> {
  const select = { ambitoId: true, total: true } as const
  const { ambitoId, total } = await tx.certificateBundle.findUniqueOrThrow({ where: { id: bundleId }, select })
  const ambito = await tx.ambito.findUniqueOrThrow({ where: { id: ambitoId }, select: { slug: true } })
  const account = await tx.account.findUnique({
    where: { personId: requestedById },
    select: { email: true, locale: true, disabledAt: true, person: { select: { givenName: true } } },
  })
  if (!account || account.disabledAt) return
  const t = textsFor(account)
  const link = `${env().publicUrl}${certificatesPaths.bundle({ ambitoSlug: ambito.slug, bundleId })}`
  const values = { name: account.person.givenName, course, link, count: total }
  const mail = { subject: t('mail_bundle_subject', values), text: t('mail_bundle_text', values) }
  await queueMail(tx, { recipient: account.email, ...mail }, now)
}

type Expiring = {
  facts: Pick<CertificateFacts, 'number' | 'course' | 'expiresOn'>
  name: string
  email: string
  locale: string
  /** The course is still given. */
  canRenew: boolean
}

/** Tells the holder of a certificate that it is about to end, and where to renew it. */
export async function tellAboutExpiry(
  tx: Transaction,
  { facts, name, email, locale, canRenew }: Expiring,
  now: Date,
): Promise<void> {
  const t = textsFor({ locale })
  const { day } = formatsOf(locales.find((one) => one === locale) ?? 'it')
  const link = `${env().publicUrl}${certificatesPaths.mine()}`
  const { number, course, expiresOn } = facts
  const values = { name, number, course: course.title, link, day: day(expiresOn ?? '') }
  const text = t(canRenew ? 'mail_expiring_text' : 'mail_expiring_text_closed', values)
  await queueMail(tx, { recipient: email, subject: t('mail_expiring_subject', values), text }, now)
}
