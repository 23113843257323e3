import type { Transaction } from '#app/platform/database.server.ts'
import type { PeopleVerdict } from '#app/platform/generated/enums.ts'

export type VerdictCounts = Record<PeopleVerdict, number>

/** How many lines of an import have each verdict. */
export async function countVerdicts(tx: Transaction, importId: string): Promise<VerdictCounts> {
  const groups = await tx.peopleImportRow.groupBy({ by: ['verdict'], where: { importId }, _count: true })
  const counts: VerdictCounts = { new: 0, unchanged: 0, moved: 0, changed: 0, left: 0, conflict: 0, refused: 0 }
  for (const { verdict, _count } of groups) counts[verdict] = _count
  return counts
}
