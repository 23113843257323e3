import { localeOf } from './i18n/locale.server.ts'
import { translator } from './i18n/messages.ts'
import { refusedMessages } from './refused-messages.ts'

const refusedStatuses = [400, 403, 404, 411, 413, 503] as const

/** Statuses that have a plain page: requests refused before their body is read, and files that cannot be had. */
export type Refused = (typeof refusedStatuses)[number]

/** The plain page nearest to a status. */
export function refusedAs(status: number): Refused {
  return refusedStatuses.find((one) => one === status) ?? (status < 500 ? 400 : 503)
}

/** A plain page that says, in the visitor's language, why there is nothing else to show. */
export function refusedPage(
  status: Refused,
  headers: { cookie?: string | undefined; acceptLanguage?: string | undefined },
): string {
  const { cookie = '', acceptLanguage = '' } = headers
  const locale = localeOf({ headers: new Headers({ Cookie: cookie, 'Accept-Language': acceptLanguage }) })
  const t = translator(refusedMessages, locale)
  const title = t(`title_${status}`)
  return (
    `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${title} · Sguardi</title><link rel="stylesheet" href="/plain.css"><main><h1>${title}</h1><p>${t(`text_${status}`)}</p>` +
    `<p><a href="/">${t('home')}</a></p></main></html>`
  )
}
