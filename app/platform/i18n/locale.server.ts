import { locales, type Locale } from './messages.ts'

const known = new Set<string>(locales)
function isLocale(value: string): value is Locale {
  return known.has(value)
}

/** The language of a request: the `locale` cookie, else the browser's first known language, else Italian. */
export function localeOf(request: Pick<Request, 'headers'>): Locale {
  const cookie = /(?:^|;\s*)locale=([a-z]{2})/.exec(request.headers.get('Cookie') ?? '')?.[1] ?? ''
  if (isLocale(cookie)) return cookie
  const accepted = (request.headers.get('Accept-Language') ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
  return accepted.find(isLocale) ?? 'it'
}
