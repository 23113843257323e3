import type { Viewer } from '#app/identity/viewer.ts'
import { canAuthor } from '#app/organisation/policy.ts'
import { AppError } from '#app/platform/errors.ts'

/**
 * Answers are read by trainers; never by offices (P9).
 * @throws AppError `forbidden`
 */
export function requireMarker(viewer: Viewer): void {
  if (!canAuthor(viewer)) throw new AppError('forbidden', { message: 'only trainers read answers' })
}
