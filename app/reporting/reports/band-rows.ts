import { hoursOf } from '#app/platform/i18n/formats.ts'
import type { BandFigures } from './schemas.ts'

export type BandRow = BandFigures['rows'][number]

/** Everybody that is seen; null where there is no staff. */
export function bandTotal({ rows }: BandFigures): BandRow | null {
  return rows.find(({ organisationId, departmentKind }) => organisationId === null && departmentKind === null) ?? null
}

/** Share of one, of the people of a row in the band at an index. */
export function bandShare({ people, bands }: Pick<BandRow, 'people' | 'bands'>, index: number): number {
  return people === 0 ? 0 : (bands[index] ?? 0) / people
}

/** Hours each on average, with one decimal. */
export function bandMean({ people, minutes }: Pick<BandRow, 'people' | 'minutes'>): number {
  return people === 0 ? 0 : hoursOf(minutes / people)
}
