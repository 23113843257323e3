/** Code of an error that stops a request; `statusOf` is the only map to HTTP. */
export type ErrorCode =
  'not_found' | 'forbidden' | 'unauthenticated' | 'bad_request' | 'conflict' | 'too_many' | 'unavailable'

const statuses = {
  not_found: 404,
  forbidden: 403,
  unauthenticated: 401,
  bad_request: 400,
  conflict: 409,
  too_many: 429,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>

/** Misuse or absence. Expected refusals are returned as `{ ok: false, reason }` instead. */
export class AppError extends Error {
  readonly code: ErrorCode
  /** A sentence for the person, in their language; never technical. */
  readonly userMessage: string | undefined
  constructor(code: ErrorCode, options: { message: string; userMessage?: string; cause?: unknown }) {
    super(options.message, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.userMessage = options.userMessage
  }
}

/** The HTTP status of an error code. */
export function statusOf(code: ErrorCode): number {
  return statuses[code]
}

/** Outside the scope, or simply not there: both are 404 (P7). */
export function notFound(what: string): AppError {
  return new AppError('not_found', { message: `${what} not found` })
}
