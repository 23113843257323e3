import { ZodError } from 'zod'
import { AppError, statusOf } from './errors.ts'
import { log } from './log.server.ts'
import { refusedAs, refusedPage } from './refused-page.server.ts'

function refusedStatus(error: unknown, request: Request): number | null {
  if (error instanceof AppError) return statusOf(error.code)
  if (!(error instanceof ZodError)) return null
  log('warn', 'request of the wrong shape', {
    path: new URL(request.url).pathname,
    fields: error.issues.map((issue) => issue.path.join('.')).join(' '),
  })
  return request.method === 'GET' ? 404 : 400
}

/**
 * The answer to an error that stopped a request: the status of an `AppError`, 404 or 400 for a path or form that has
 * not even the right shape. A page of ours says the rest; where a file was asked for (`ofFile`) a plain page does. Null
 * for an error nobody expected.
 */
export function refusalOf(error: unknown, request: Request, ofFile: boolean): Response | null {
  const status = refusedStatus(error, request)
  if (status === null) return null
  if (!ofFile) return new Response(error instanceof AppError ? (error.userMessage ?? null) : null, { status })
  const { headers } = request
  const cookie = headers.get('Cookie') ?? ''
  const page = refusedPage(refusedAs(status), { cookie, acceptLanguage: headers.get('Accept-Language') ?? '' })
  return new Response(page, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}
