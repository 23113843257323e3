import { newUuid } from '#app/platform/new-uuid.ts'

/** A membership as a merger or split reads it: days are midnight UTC. */
export type Row = {
  id: string
  personId: string
  departmentId: string
  jobTitle: string
  isMain: boolean
  startsOn: Date
  endsOn: Date | null
  hiredOn: Date | null
}

export type MembershipPlan = {
  /** End the day before. */
  ending: string[]
  /** Had not begun by that day, and never do. */
  removed: string[]
  opening: Row[]
}

const later = (a: Date, b: Date) => (a > b ? a : b)

/** The last of several ends; null where one is open. */
function lastEnd(rows: readonly Row[]): Date | null {
  const ends = rows.map(({ endsOn }) => endsOn)
  return ends.reduce((last, end) => (last === null || end === null ? null : later(last, end)), ends[0] ?? null)
}

/**
 * What becomes of memberships when departments pass into others on a day: each ends and opens again in the new
 * department. Two of one person that meet in one department become one, also with one they already hold there
 * (`there`); hours count in it if they counted in any of them.
 */
export function planMemberships(
  moving: readonly Row[],
  there: readonly Row[],
  targetOf: ReadonlyMap<string, string>,
  from: Date,
): MembershipPlan {
  const plan: MembershipPlan = { ending: [], removed: [], opening: [] }
  const end = (row: Row) => (row.startsOn < from ? plan.ending : plan.removed).push(row.id)
  const groups = Map.groupBy(moving, ({ personId, departmentId }) => `${personId} ${targetOf.get(departmentId) ?? ''}`)
  for (const rows of groups.values()) {
    const [first] = rows.toSorted(
      (a, b) => Number(b.isMain) - Number(a.isMain) || a.startsOn.getTime() - b.startsOn.getTime(),
    )
    const departmentId = first && targetOf.get(first.departmentId)
    if (!first || !departmentId) continue
    const held = there.filter((row) => row.personId === first.personId && row.departmentId === departmentId)
    rows.forEach(end)
    const isMain = first.isMain
    if (held.some((row) => row.startsOn <= from && row.endsOn === null && (row.isMain || !isMain))) continue
    held.forEach(end)
    const all = [...rows, ...held]
    const earliest = all.reduce((day, row) => (row.startsOn < day ? row.startsOn : day), first.startsOn)
    plan.opening.push({
      ...first,
      ...{ id: newUuid(), departmentId, isMain: all.some((row) => row.isMain) },
      ...{ startsOn: later(from, earliest), endsOn: lastEnd(all) },
    })
  }
  return plan
}
