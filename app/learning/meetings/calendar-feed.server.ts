import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { locales, type Locale } from '#app/platform/i18n/messages.ts'
import { randomCode, sha256 } from '#app/platform/ids.server.ts'

/**
 * Makes the viewer's secret calendar address, or a new one: the one before is good no longer. Only its hash is kept, so
 * that it can be shown this once. 200 bits.
 */
export async function renewCalendarFeed({ personId }: Viewer, now: Date): Promise<{ token: string }> {
  const token = randomCode(40)
  const feed = { tokenHash: sha256(token), createdAt: now }
  await db().calendarFeed.upsert({ where: { personId }, create: { personId, ...feed }, update: feed })
  return { token }
}

/** When the viewer's address was made; null without one. */
export async function findCalendarFeed({ personId }: Viewer): Promise<Date | null> {
  const feed = await db().calendarFeed.findUnique({ where: { personId }, select: { createdAt: true } })
  return feed?.createdAt ?? null
}

/**
 * Whose calendar a secret address is.
 * @throws AppError `not_found` for an address that was never made, was renewed, or whose owner may not sign in any more
 */
export async function getFeedOwner(token: string): Promise<{ personId: string; locale: Locale }> {
  const feed = await db().calendarFeed.findUnique({
    where: { tokenHash: sha256(token) },
    select: { personId: true, person: { select: { account: { select: { locale: true, disabledAt: true } } } } },
  })
  const account = feed?.person.account
  if (!feed || !account || account.disabledAt) throw notFound('calendar')
  return { personId: feed.personId, locale: locales.find((one) => one === account.locale) ?? 'it' }
}
