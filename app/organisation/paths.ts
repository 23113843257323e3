export const organisationPaths = {
  /** With the slug of a comune, its figures as well. */
  territory: ({ comune }: { comune?: string } = {}) => (comune ? `/territory?comune=${comune}` : '/territory'),
}

type InAmbito = { ambitoSlug: string }

/** Where the pages of an office begin; the rooms they belong to have the addresses beneath. */
export const officePaths = {
  coverage: ({ ambitoSlug }: InAmbito) => `/office/${ambitoSlug}`,
  reports: ({ ambitoSlug }: InAmbito) => `/office/${ambitoSlug}/reports`,
  people: ({ ambitoSlug }: InAmbito) => `/office/${ambitoSlug}/people`,
  staff: ({ ambitoSlug }: InAmbito) => `/office/${ambitoSlug}/staff`,
  /** Pages of staff that are reached from theirs, and stand under addresses of their own. */
  staffBelow: ({ ambitoSlug }: InAmbito) => [`/office/${ambitoSlug}/imports`],
  hours: ({ ambitoSlug }: InAmbito) => `/office/${ambitoSlug}/hours`,
  duties: ({ ambitoSlug }: InAmbito) => `/office/${ambitoSlug}/duties`,
  editions: ({ ambitoSlug }: InAmbito) => `/office/${ambitoSlug}/editions`,
  contests: ({ ambitoSlug }: InAmbito) => `/office/${ambitoSlug}/contests`,
  /** Files and saved views, which lead from reports. */
  reportsBelow: ({ ambitoSlug }: InAmbito) => ['exports', 'views'].map((page) => `/office/${ambitoSlug}/${page}`),
  certificates: ({ ambitoSlug }: InAmbito) => `/office/${ambitoSlug}/bundles`,
  /** Pages of certificates that are reached from theirs, and stand under addresses of their own. */
  certificatesBelow: ({ ambitoSlug }: InAmbito) =>
    ['certificates', 'protocol', 'signed'].map((page) => `/office/${ambitoSlug}/${page}`),
  external: ({ ambitoSlug }: InAmbito) => `/office/${ambitoSlug}/external`,
}
