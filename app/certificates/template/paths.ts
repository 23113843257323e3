type InAmbito = { ambitoSlug: string }
type OfVersion = InAmbito & { version: number; language?: 'it' | 'en' }

const asked = ({ language = 'it' }: OfVersion) => (language === 'it' ? '' : `?language=${language}`)

/** The office's page of its certificates' template, and what a version looks like; version 0 is the product's own as it comes. */
export const templatePaths = {
  page: ({ ambitoSlug }: InAmbito) => `/office/${ambitoSlug}/bundles/template`,
  picture: (place: OfVersion) => `/office/${place.ambitoSlug}/bundles/template/${place.version}.svg${asked(place)}`,
  pdf: (place: OfVersion) => `/office/${place.ambitoSlug}/bundles/template/${place.version}.pdf${asked(place)}`,
}
