import { z } from 'zod'
import { sql } from '#app/platform/database.server.ts'

/** Where new snapshots are announced to every process. */
export const coverageChannel = 'coverage_snapshot'

/** What is told of a snapshot: whose it is, never what is in it. */
export const CoverageAnnouncement = z.object({
  ambitoId: z.uuid(),
  courseId: z.uuid(),
  asOf: z.iso.date(),
  snapshotId: z.uuid(),
})
type CoverageAnnouncement = z.infer<typeof CoverageAnnouncement>

/** SQL that announces a snapshot when the transaction that evaluates it is committed. */
export const announcing = (announcement: CoverageAnnouncement) =>
  sql()`pg_notify(${coverageChannel}, ${JSON.stringify(announcement)})`
