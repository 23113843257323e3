/** What a published source says of the people who live in a comune. Shares in basis points. */
export type TerritoryProfile = {
  organisationId: string
  name: string
  slug: string
  /** In which the source was presented. */
  year: number
  /** Residents of foreign citizenship among all residents. */
  foreignBasisPoints: number
  /** The citizenships the source names, in its order; `country` ISO 3166-1 alpha-2, share among foreign residents. */
  communities: { country: string; basisPoints: number }[]
  sourceAuthor: string
  sourceTitle: string
}

/** The comuni of an ambito with figures, by name. */
export type Territory = { ambitoId: string; ambitoName: string; profiles: TerritoryProfile[] }

type End = { name: string; basisPoints: number }
/** From where to where the share goes among the comuni of an ambito, in figures of one year. */
export type Range = { count: number; lowest: End; highest: End }

/**
 * From where to where the share of foreign residents goes in an ambito in the figures of one year: figures of other years
 * are not comparable. Null with fewer than two comuni: there is nothing to compare.
 */
export function rangeOf(profiles: readonly TerritoryProfile[], year: number): Range | null {
  const ends = profiles
    .filter((profile) => profile.year === year)
    .map(({ name, foreignBasisPoints }) => ({ name, basisPoints: foreignBasisPoints }))
    .sort((one, other) => one.basisPoints - other.basisPoints)
  const [lowest, highest] = [ends[0], ends.at(-1)]
  return ends.length > 1 && lowest && highest ? { count: ends.length, lowest, highest } : null
}

/** What a reader is shown of their territory: `kind` names the panel that draws it. */
export type TerritoryCard = { kind: 'territory'; place: string | null } & (
  | { state: 'own'; profile: TerritoryProfile; range: Range | null }
  | { state: 'ambito'; ambitoName: string; range: Range; year: number }
  | { state: 'nothing' }
)

/**
 * The card of somebody who works in `organisation`: its own figures; else, as for a cooperative, those of the comuni of
 * its ambito; else where to find them. `territory` is that of the organisation's ambito, null where it has no figures.
 */
export function territoryCard(
  organisation: { id: string; name: string } | null,
  territory: Territory | null,
): TerritoryCard {
  const head = { kind: 'territory', place: organisation?.name ?? null } as const
  if (!organisation || !territory) return { ...head, state: 'nothing' }
  const { profiles, ambitoName } = territory
  const profile = profiles.find(({ organisationId }) => organisationId === organisation.id)
  if (profile) return { ...head, state: 'own', profile, range: rangeOf(profiles, profile.year) }
  const years = [...new Set(profiles.map(({ year }) => year))].sort((one, other) => other - one)
  for (const year of years) {
    const range = rangeOf(profiles, year)
    if (range) return { ...head, state: 'ambito', ambitoName, range, year }
  }
  return { ...head, state: 'nothing' }
}
