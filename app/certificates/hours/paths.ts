type InAmbito = { ambitoSlug: string }
type OfExternal = { externalId: string }

export const hoursPaths = {
  own: ({ year }: { year?: number } = {}) => (year === undefined ? '/hours' : `/hours?year=${year}`),
  enter: () => '/hours/new',
  evidence: ({ externalId }: OfExternal) => `/hours/evidence/${externalId}`,
  externals: ({ ambitoSlug, page = 1 }: InAmbito & { page?: number }) =>
    `/office/${ambitoSlug}/external${page > 1 ? `?page=${page}` : ''}`,
  external: ({ ambitoSlug, externalId }: InAmbito & OfExternal) => `/office/${ambitoSlug}/external/${externalId}`,
}
