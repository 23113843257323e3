import { db } from '#app/platform/database.server.ts'
import type { Locale } from '#app/platform/i18n/messages.ts'
import type { Viewer } from './viewer.ts'

/** Remembers the language of the interface and of mails. */
export async function changeLanguage(viewer: Viewer, locale: Locale): Promise<void> {
  await db().account.update({ where: { id: viewer.accountId }, data: { locale } })
}
