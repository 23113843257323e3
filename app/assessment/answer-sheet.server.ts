import { Prisma, type Transaction } from '#app/platform/database.server.ts'

/**
 * What counts of the journal of attempt `id`: the latest answer to each graded question. A sheet is this and nothing
 * else, so that an attempt without one is read from its journal and says the same. A plain text, for postgres.js and for
 * Prisma's transactions alike.
 */
export const sheetOf = (id: string) => `
  SELECT COALESCE(array_agg(item_id ORDER BY item_id), '{}') AS items,
    COALESCE(array_agg(item_id || ' ' || points_hundredths || CASE value->>'type'
      WHEN 'single' THEN ' ' || (value->>'choice')
      WHEN 'multiple' THEN ' ' || (value->>'choices')
      ELSE '' END ORDER BY item_id), '{}') AS answers,
    jsonb_object_agg(item_id, value) FILTER (WHERE value->>'type' NOT IN ('single', 'multiple')) AS written
  FROM (
    SELECT DISTINCT ON (item_id) item_id, points_hundredths, value FROM answer
    WHERE attempt_id = ${id} AND points_hundredths IS NOT NULL ORDER BY item_id, sequence DESC
  ) latest`

/**
 * Keeps what counted with an attempt at a quiz, in the transaction that closes it: statistics over millions of answers
 * read the sheets and not the journal (docs/decisions/0020). Without an attempt, with every one that has no sheet yet.
 */
export async function keepSheetIn(tx: Transaction, attemptId: string | null): Promise<void> {
  const which = attemptId ? Prisma.sql`a.id = ${attemptId}::uuid` : Prisma.sql`a.submitted_at IS NOT NULL`
  await tx.$executeRaw`
    INSERT INTO answer_sheet (attempt_id, items, answers, written)
    SELECT a.id, s.items, s.answers, s.written FROM attempt a CROSS JOIN LATERAL (${Prisma.raw(sheetOf('a.id'))}) s
    WHERE a.kind = 'quiz' AND ${which} AND NOT EXISTS (SELECT 1 FROM answer_sheet k WHERE k.attempt_id = a.id)`
}
