type InAmbito = { ambitoSlug: string }
type OfEdition = InAmbito & { editionId: string }

const edition = ({ ambitoSlug, editionId }: OfEdition) => `/office/${ambitoSlug}/editions/${editionId}`

/** The office's pages of its editions. */
export const editionPaths = {
  list: ({ ambitoSlug }: InAmbito) => `/office/${ambitoSlug}/editions`,
  create: ({ ambitoSlug }: InAmbito) => `/office/${ambitoSlug}/editions/new`,
  /** Who takes part, their minutes and what is still missing. */
  participants: edition,
  settings: (place: OfEdition) => `${edition(place)}/settings`,
  meetings: (place: OfEdition) => `${edition(place)}/meetings`,
  register: (place: OfEdition) => `${edition(place)}/register`,
}
