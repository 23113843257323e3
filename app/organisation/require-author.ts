import type { Viewer } from '#app/identity/viewer.ts'
import { AppError } from '#app/platform/errors.ts'
import { canAuthor } from './policy.ts'

/** Who writes courses may go on. @throws AppError `forbidden` */
export function requireAuthor(viewer: Viewer): void {
  if (!canAuthor(viewer)) throw new AppError('forbidden', { message: 'only trainers write courses' })
}
