import { localeOf } from './i18n/locale.server.ts'
import { translator } from './i18n/messages.ts'
import { refusedMessages } from './refused-messages.ts'

/** Statuses of requests that are refused before their body is read. */
export type Refused = 403 | 411 | 413

/** A plain page that says, in the visitor's language, why a request was refused before anything looked at it. */
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
    `<title>${title} · Sguardi</title><main><h1>${title}</h1><p>${t(`text_${status}`)}</p>` +
    `<p><a href="/">${t('home')}</a></p></main></html>`
  )
}
