import { locales, type Locale } from '#app/platform/i18n/messages.ts'
import { db } from '#app/platform/database.server.ts'

/** To whom a reminder goes. */
export type Addressee = {
  givenName: string
  /** Of the account, else as their organisation wrote it; null where there is none, or the account is closed. */
  email: string | null
  locale: Locale
  refusesCourtesy: boolean
  refusesDigest: boolean
}

/** People asked about in one query. */
const atOnce = 5000

/** These people as reminders address them, by id. */
export async function addressesOf(personIds: readonly string[]): Promise<Map<string, Addressee>> {
  const found = new Map<string, Addressee>()
  for (let at = 0; at < personIds.length; at += atOnce) {
    const ids = personIds.slice(at, at + atOnce)
    const people = await db().person.findMany({
      where: { id: { in: ids } },
      select: {
        ...{ id: true, givenName: true, workEmail: true },
        account: { select: { email: true, locale: true, disabledAt: true } },
      },
    })
    const refusals = await db().reminderRefusal.findMany({
      where: { personId: { in: ids } },
      select: { personId: true, choice: true },
    })
    const refused = new Set(refusals.map(({ personId, choice }) => `${personId} ${choice}`))
    for (const { id, givenName, workEmail, account } of people) {
      found.set(id, {
        givenName,
        email: account ? (account.disabledAt ? null : account.email) : workEmail,
        locale: locales.find((one) => one === account?.locale) ?? 'it',
        refusesCourtesy: refused.has(`${id} courtesy`),
        refusesDigest: refused.has(`${id} digest`),
      })
    }
  }
  return found
}
