import { Prisma, type RunStatement } from '#app/platform/database.server.ts'
import { commitLimits, type Commit } from '../schemas.ts'
import type { LoadedAttempt } from './attempt-queries.server.ts'
import type { JudgedCommit } from './judge-commit.ts'
import { eachValue, storable } from './storable-text.ts'

/** What the journal keeps of a commit: long values by their beginning, for the state has them whole. */
function journalled({ values, calls, sequence }: Commit) {
  const change = eachValue(values, (value) => storable(value.slice(0, 500)))
  const kept = sequence > commitLimits.journalled ? [] : calls
  return {
    change: JSON.stringify(change),
    calls: JSON.stringify(kept.map((call) => call.map((part) => (typeof part === 'string' ? storable(part) : part)))),
  }
}

/**
 * Writes a commit as it was judged, by one durable statement: journal, item, seconds and attempt. It writes nothing when the
 * attempt is another than it was read (each commit changes its counting of the minute, each opening its window), or has this
 * commit already: so it needs no lock held over the reading.
 * @returns whether it was written
 */
export async function writeCommit(
  run: RunStatement,
  attempt: LoadedAttempt,
  commit: Commit,
  { item, change }: Extract<JudgedCommit, { ok: true }>,
  now: Date,
): Promise<boolean> {
  const { id, windowId, rateMinute, rateCount } = attempt
  const { itemId, sequence, launch, seconds } = commit
  const journal = journalled(commit)
  const session =
    seconds === null
      ? Prisma.empty
      : Prisma.sql`, timed AS (
    INSERT INTO scorm_session (attempt_id, item_id, window_id, launch, seconds)
    SELECT ${id}::uuid, ${itemId}, ${windowId}::uuid, ${launch}::int, ${Math.round(seconds)}::int FROM taken
    ON CONFLICT (attempt_id, item_id, window_id, launch)
    DO UPDATE SET seconds = GREATEST(scorm_session.seconds, EXCLUDED.seconds))`
  const written = await run(Prisma.sql`
    WITH taken AS (
      INSERT INTO scorm_commit (attempt_id, window_id, sequence, item_id, received_at, change, calls)
      SELECT a.id, a.window_id, ${sequence}::int, ${itemId}, ${now}::timestamptz, ${journal.change}::text::jsonb, ${journal.calls}::text::jsonb
      FROM scorm_attempt a
      WHERE a.id = ${id}::uuid AND a.window_id = ${windowId}::uuid AND a.rate_minute = ${rateMinute}::int AND a.rate_count = ${rateCount}::int
      FOR UPDATE
      ON CONFLICT DO NOTHING RETURNING 1),
    kept AS (
      INSERT INTO scorm_item (attempt_id, item_id, values, stamps, exit, ended)
      SELECT ${id}::uuid, ${itemId}, ${JSON.stringify(eachValue(item.values, storable))}::text::jsonb, ${JSON.stringify(item.stamps)}::text::jsonb,
        ${item.exit}, ${item.ended}::boolean FROM taken
      ON CONFLICT (attempt_id, item_id) DO UPDATE SET
        values = EXCLUDED.values, stamps = EXCLUDED.stamps, exit = EXCLUDED.exit, ended = EXCLUDED.ended)${session},
    changed AS (
      UPDATE scorm_attempt SET completion = ${change.completion}::scorm_completion, success = ${change.success}::scorm_success,
        score_basis_points = ${change.scoreBasisPoints}::int, last_commit_at = ${now}::timestamptz, sequence = ${change.sequence}::int,
        item_id = ${change.itemId}, sequencing = ${storable(change.sequencing)}, rate_minute = ${change.rateMinute}::int,
        rate_count = ${change.rateCount}::int
      WHERE id = ${id}::uuid AND EXISTS (SELECT FROM taken))
    SELECT * FROM taken`)
  return written.length === 1
}
