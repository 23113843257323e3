import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { keptDays } from './kept-days.ts'

/** Files forgotten in one transaction. */
const atOnce = 100

/**
 * Lets go of the bytes of files older than `keptDays`, and of what was asked for to make them; the line of history stays
 * and says so. Several processes may do it at once. Returns how many were forgotten.
 */
export async function forgetOldExports(now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  return transaction(async (tx) => {
    const old = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM report_export WHERE state IN ('ready', 'failed') AND finished_at < ${before}
      ORDER BY finished_at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED`
    const ids = old.map(({ id }) => id)
    if (ids.length === 0) return 0
    await tx.reportExportChunk.deleteMany({ where: { exportId: { in: ids } } })
    await tx.reportExport.updateMany({ where: { id: { in: ids } }, data: { state: 'forgotten', search: '' } })
    for (const id of ids) {
      const event = { action: 'export.forgotten', subjectType: 'report_export', subjectId: id, detail: {} }
      await audit(tx, { actorId: null, ...event }, now)
    }
    return ids.length
  })
}
