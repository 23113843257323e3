import { officePaths } from '#app/organisation/paths.ts'
import type { DutyState } from './duty-state.ts'

type InAmbito = { ambitoSlug: string }
type OfRule = InAmbito & { ruleId: string }
type Shown = { state?: DutyState | undefined; page?: number; waive?: string }

const rule = ({ ambitoSlug, ruleId }: OfRule) => `${officePaths.duties({ ambitoSlug })}/${ruleId}`

function queryOf({ state, page, waive }: Shown): string {
  const query = new URLSearchParams()
  if (state) query.set('state', state)
  if (page && page > 1) query.set('page', String(page))
  if (waive) query.set('waive', waive)
  return query.size > 0 ? `?${query}` : ''
}

/** The office's pages of what it asks of its people. */
export const dutyPaths = {
  list: officePaths.duties,
  create: ({ ambitoSlug }: InAmbito) => `${officePaths.duties({ ambitoSlug })}/new`,
  rule: ({ state, page, waive, ...place }: OfRule & Shown) => `${rule(place)}${queryOf({ state, page, waive })}`,
  change: (place: OfRule) => `${rule(place)}/change`,
  csv: ({ state, ...place }: OfRule & Shown) => `${rule(place)}/people.csv${queryOf({ state })}`,
  /** Where one begins what one was asked. */
  take: ({ courseSlug }: { courseSlug: string }) => `/duties/${courseSlug}`,
}
