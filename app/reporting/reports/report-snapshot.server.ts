import type { z } from 'zod'
import { isoDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'
import { stillFresh } from '../still-fresh.server.ts'
import type { OpenedReport } from './open-report.server.ts'

/** Figures under the id that page and file print. */
export type Snapshot<Figures> = { snapshotId: string; computedAt: Date; figures: Figures }

/** What a report is asked, besides the day and who asks. */
type Params = Record<string, string | number | null>

type Question<Figures> = {
  report: 'coverage' | 'trend' | 'hours-bands' | 'outcomes' | 'overdue'
  params: Params
  schema: z.ZodType<Figures>
  /** What was written after `until` does not count. */
  compute: (until: Date) => Promise<Figures>
}

/** Days for which figures that others followed can still be found under their id. */
const keptFor = 30

type Row = { id: string; computed_at: Date; figures: unknown }

/**
 * The figures of a report for whoever looks: those kept, or computed now when there are none, when they were made before
 * their day was over, or when today's are older than a quarter of an hour. Each viewer's part of an ambito has its own
 * (P7). At the same time from two processes: two ids of the same numbers, of which the later stays.
 */
export async function getReportSnapshot<Figures>(
  { ambito, part, day, now }: OpenedReport,
  { report, params, schema, compute }: Question<Figures>,
): Promise<Snapshot<Figures>> {
  const ids = (list: readonly string[]) => [...list].sort().join(' ')
  const within =
    part.kind === 'whole' ? {} : { organisations: ids(part.organisationIds), departments: ids(part.departmentIds) }
  const asked = { ...params, ...within }
  const hash = sha256(JSON.stringify(asked))
  const date = isoDay(day.asOf)
  const same = sql()`ambito_id = ${ambito.id} AND report = ${report} AND params_hash = ${hash} AND as_of = ${date}::date`
  const [row] = await sql()<Row[]>`
    SELECT id, computed_at, figures FROM report_snapshot
    WHERE ${same} AND ${stillFresh(day.asOf, now)}
    ORDER BY computed_at DESC, id DESC LIMIT 1`
  // Figures in a form of before are made again.
  const kept = row && schema.safeParse(row.figures)
  if (row && kept?.success) return { snapshotId: row.id, computedAt: row.computed_at, figures: kept.data }
  const figures = await compute(now)
  const snapshotId = newId()
  await sql()`
    WITH forgotten AS (
      DELETE FROM report_snapshot WHERE ${same} AND computed_at < ${now}::timestamptz - make_interval(days => ${keptFor}))
    INSERT INTO report_snapshot (id, ambito_id, report, params, params_hash, as_of, computed_at, figures)
    VALUES (${snapshotId}, ${ambito.id}, ${report}, ${sql().json(asked)}, ${hash}, ${date}::date, ${now},
      ${JSON.stringify(figures)}::text::jsonb)`
  return { snapshotId, computedAt: now, figures }
}

/** Lets go of the figures of some ambiti: where people work has changed, and lists are made of where they work. */
export async function dropReportSnapshots(ambitoIds: readonly string[]): Promise<void> {
  await sql()`DELETE FROM report_snapshot WHERE ambito_id = ANY(${[...ambitoIds]}::uuid[])`
}
