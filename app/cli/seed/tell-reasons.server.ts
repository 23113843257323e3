import type { Transaction } from '#app/platform/database.server.ts'
import type { Random } from '#app/platform/seeded-random.ts'
import { dealReasons } from './deal-reasons.ts'
import type { AttemptRows } from './history-attempts.ts'

/**
 * Puts words to the decisions of invented walks, and lets colleagues see some. They are dealt in the order in which
 * trainers read them (`listBranchReasons`), which only the database can tell: there no two alike are neighbours.
 */
export async function tellReasons(tx: Transaction, rows: AttemptRows, random: Random): Promise<void> {
  const ids = JSON.stringify([...new Set(rows.decisions.map(({ answer }) => answer.attemptId))])
  const ordered = await tx.$queryRaw<{ id: string; place: bigint }[]>`
    SELECT id::text, row_number() OVER (ORDER BY hashtext(id::text), id) AS place
    FROM json_array_elements_text(${ids}::json) AS id`
  const places = new Map(ordered.map(({ id, place }) => [id, Number(place)]))
  const placeOf = (id: string) => places.get(id) ?? 0
  const decisions = rows.decisions.toSorted((a, b) => placeOf(a.answer.attemptId) - placeOf(b.answer.attemptId))
  const choices = decisions.map(({ share, counter }) => ({ option: `${share.itemId}/${share.option}`, counter }))
  for (const [index, { text, isShared }] of dealReasons(choices, random).entries()) {
    const decision = decisions[index]
    if (!decision) continue
    decision.answer.value = { type: 'decision', option: decision.share.option, reason: text }
    if (isShared) rows.sharedReasons.push(decision.share)
  }
}
