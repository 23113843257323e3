import type { Transaction } from '#app/platform/database.server.ts'

/** One published quiz: keys are corrected in one version at a time. */
export type QuizPlace = { courseVersionId: string; activityId: string }

const space = 7_216_004

/**
 * Holds the keys of a quiz as they are until the end of the transaction: `shared` to hand in an attempt, `own` to correct
 * one. Taken after the attempt's row lock and before the keys are read; who holds `own` never waits for an attempt.
 */
export async function lockKeys(
  tx: Transaction,
  { courseVersionId, activityId }: QuizPlace,
  how: 'shared' | 'own',
): Promise<void> {
  const place = `${courseVersionId}/${activityId}`
  if (how === 'own') await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${place}, ${space}))`
  else await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${place}, ${space}))`
}
