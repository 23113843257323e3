import { db } from '#app/platform/database.server.ts'
import { keptDays } from './upload-rules.ts'

/** Lets go of files that nobody goes on sending, and of what was said of those that are settled. */
export async function forgetOldPackageUploads(now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  await db().scormUpload.deleteMany({
    where: { changedAt: { lt: before }, state: { in: ['receiving', 'kept', 'refused', 'failed'] } },
  })
}
