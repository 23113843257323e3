import type { Viewer } from '#app/identity/viewer.ts'
import { canAuthor } from '#app/organisation/policy.ts'
import { AppError } from '#app/platform/errors.ts'

/** Packages are of those who write courses. @throws AppError `forbidden` */
export function requirePackages(viewer: Viewer): void {
  if (!canAuthor(viewer)) throw new AppError('forbidden', { message: 'only trainers keep packages' })
}
