import type { Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { dayBefore, isInForce } from '../dated.ts'
import type { Held } from '../held-memberships.server.ts'

/**
 * Ends memberships so that `from` is the first day without them: what had not begun by then was never so and goes, the
 * rest ends the day before (ADR 0025).
 */
export async function endMemberships(tx: Transaction, rows: readonly Held[], from: Date): Promise<void> {
  const begun = rows.filter(({ startsOn }) => startsOn < from).map(({ id }) => id)
  const notBegun = rows.filter(({ startsOn }) => startsOn >= from).map(({ id }) => id)
  await tx.membership.updateMany({ where: { id: { in: begun } }, data: { endsOn: dayBefore(from) } })
  await tx.membership.deleteMany({ where: { id: { in: notBegun } } })
}

/** Hours count somewhere: where no main membership is left, the oldest that is becomes the main one from `from`. */
export async function keepOneMain(tx: Transaction, personId: string, left: readonly Held[], from: Date): Promise<void> {
  const inForce = left.filter((row) => isInForce(row, from))
  const [oldest] = inForce.toSorted((a, b) => a.startsOn.getTime() - b.startsOn.getTime() || (a.id < b.id ? -1 : 1))
  if (!oldest || inForce.some(({ isMain }) => isMain)) return
  if (oldest.startsOn >= from) {
    await tx.membership.update({ where: { id: oldest.id }, data: { isMain: true } })
    return
  }
  const { departmentId, jobTitle, hiredOn, endsOn } = oldest
  await tx.membership.update({ where: { id: oldest.id }, data: { endsOn: dayBefore(from) } })
  await tx.membership.create({
    data: { id: newId(), personId, departmentId, jobTitle, hiredOn, endsOn, isMain: true, startsOn: from },
  })
}
