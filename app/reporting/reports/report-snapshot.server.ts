import type { z } from 'zod'
import { civilDay, isoDay } from '#app/platform/clock.ts'
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

/** Whether today's figures were made before the last news of the ambito: a snapshot of the coverage is newer than they are. */
const isOvertaken = ({ ambito, day, now }: OpenedReport) =>
  day.asOf < civilDay(now)
    ? sql()`false`
    : sql()`EXISTS (SELECT FROM coverage_snapshot c WHERE c.ambito_id = ${ambito.id}
        AND c.as_of = ${isoDay(day.asOf)}::date AND c.computed_at > report_snapshot.computed_at)`

/** What this process is counting: pages that follow the same figures ask for them in the same moment. */
const underWay = new Map<string, Promise<unknown>>()

/**
 * The figures of a report for whoever looks: those kept, or computed now when there are none, when they were made before
 * their day was over, or when today's are older than the last news or a quarter of an hour. Each viewer's part of an ambito
 * has its own (P7). At the same time from two processes: two ids of the same numbers, of which the later stays.
 */
export async function getReportSnapshot<Figures>(
  opened: OpenedReport,
  question: Question<Figures>,
): Promise<Snapshot<Figures>> {
  const { ambito, part, day } = opened
  const { report, params, schema } = question
  const ids = (list: readonly string[]) => [...list].sort().join(' ')
  const within: Params =
    part.kind === 'whole' ? {} : { organisations: ids(part.organisationIds), departments: ids(part.departmentIds) }
  const asked = { ...params, ...within }
  const hash = sha256(JSON.stringify(asked))
  const key = `${ambito.id} ${report} ${hash} ${isoDay(day.asOf)}`
  for (;;) {
    const [row] = await sql()<Row[]>`
      SELECT id, computed_at, figures FROM report_snapshot
      WHERE ${same(opened, report, hash)} AND ${stillFresh(day.asOf, opened.now)} AND NOT ${isOvertaken(opened)}
      ORDER BY computed_at DESC, id DESC LIMIT 1`
    // Figures in a form of before are made again.
    const kept = row && schema.safeParse(row.figures)
    if (row && kept?.success) return { snapshotId: row.id, computedAt: row.computed_at, figures: kept.data }
    const counting = underWay.get(key)
    if (!counting) break
    await counting.catch(() => undefined)
  }
  const making = makeSnapshot(opened, question, { asked, hash })
  underWay.set(key, making)
  return making.finally(() => underWay.delete(key))
}

/** As SQL, the snapshots of what was asked. */
const same = ({ ambito, day }: OpenedReport, report: string, hash: string) => sql()`
  ambito_id = ${ambito.id} AND report = ${report} AND params_hash = ${hash} AND as_of = ${isoDay(day.asOf)}::date`

async function makeSnapshot<Figures>(
  opened: OpenedReport,
  { report, compute }: Question<Figures>,
  { asked, hash }: { asked: Params; hash: string },
): Promise<Snapshot<Figures>> {
  const { ambito, day, now } = opened
  const figures = await compute(now)
  const snapshotId = newId()
  await sql()`
    WITH forgotten AS (
      DELETE FROM report_snapshot
      WHERE ${same(opened, report, hash)} AND computed_at < ${now}::timestamptz - make_interval(days => ${keptFor}))
    INSERT INTO report_snapshot (id, ambito_id, report, params, params_hash, as_of, computed_at, figures)
    VALUES (${snapshotId}, ${ambito.id}, ${report}, ${sql().json(asked)}, ${hash}, ${isoDay(day.asOf)}::date, ${now},
      ${JSON.stringify(figures)}::text::jsonb)`
  return { snapshotId, computedAt: now, figures }
}

/** Lets go of the figures of some ambiti: where people work has changed, and lists are made of where they work. */
export async function dropReportSnapshots(ambitoIds: readonly string[]): Promise<void> {
  await sql()`DELETE FROM report_snapshot WHERE ambito_id = ANY(${[...ambitoIds]}::uuid[])`
}
