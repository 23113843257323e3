import type { Transaction } from '#app/platform/database.server.ts'
import type { Renaming } from './move-names.ts'

/** What colleagues said of a text goes with it. */
export async function carryRemarks(tx: Transaction, draftId: string, names: Renaming): Promise<void> {
  await tx.$executeRaw`
    UPDATE draft_comment c SET path = n.after
    FROM unnest(${[...names.keys()]}::text[], ${[...names.values()]}::text[]) AS n(before, after)
    WHERE c.draft_id = ${draftId}::uuid AND c.path = n.before`
}
