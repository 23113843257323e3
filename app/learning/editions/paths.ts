type InAmbito = { ambitoSlug: string }
type OfEdition = InAmbito & { editionId: string }

const edition = ({ ambitoSlug, editionId }: OfEdition) => `/office/${ambitoSlug}/editions/${editionId}`

/** The office's pages of its editions. */
export const editionPaths = {
  list: ({ ambitoSlug }: InAmbito) => `/office/${ambitoSlug}/editions`,
  create: ({ ambitoSlug }: InAmbito) => `/office/${ambitoSlug}/editions/new`,
  /** Who takes part, their minutes and what is still missing. */
  participants: edition,
  withdraw: ({ enrolmentId, ...place }: OfEdition & { enrolmentId: string }) =>
    `${edition(place)}?withdraw=${enrolmentId}`,
  participantsCsv: (place: OfEdition) => `${edition(place)}/participants.csv`,
  logo: ({ position, ...place }: OfEdition & { position: number }) => `${edition(place)}/logos/${position}`,
  settings: (place: OfEdition) => `${edition(place)}/settings`,
  meetings: (place: OfEdition) => `${edition(place)}/meetings`,
  register: (place: OfEdition) => `${edition(place)}/register`,
}
