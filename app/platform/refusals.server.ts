import { ZodError } from 'zod'
import { AppError, statusOf } from './errors.ts'
import { log } from './log.server.ts'

/**
 * The answer to an error that stopped a request: the status of an `AppError`, 404 or 400 for a path or form that has
 * not even the right shape. Null for an error nobody expected.
 */
export function refusalOf(error: unknown, request: Request): Response | null {
  if (error instanceof AppError) return new Response(error.userMessage ?? null, { status: statusOf(error.code) })
  if (error instanceof ZodError) {
    const { pathname } = new URL(request.url)
    log('warn', 'request of the wrong shape', {
      path: pathname,
      fields: error.issues.map((issue) => issue.path.join('.')).join(' '),
    })
    return new Response(null, { status: request.method === 'GET' ? 404 : 400 })
  }
  return null
}
