import type { PeopleVerdict } from '#app/platform/generated/enums.ts'

type InAmbito = { ambitoSlug: string }
type OfImport = InAmbito & { importId: string }

/** The office's pages of lists of staff. */
export const importPaths = {
  desk: ({ ambitoSlug }: InAmbito) => `/office/${ambitoSlug}/imports`,
  import: ({
    ambitoSlug,
    importId,
    verdict,
    page = 1,
  }: OfImport & { verdict?: PeopleVerdict | undefined; page?: number }) => {
    const query = new URLSearchParams({ ...(verdict ? { verdict } : {}), ...(page > 1 ? { page: String(page) } : {}) })
    return `/office/${ambitoSlug}/imports/${importId}${query.size > 0 ? `?${query.toString()}` : ''}`
  },
  columns: ({ ambitoSlug, importId }: OfImport) => `/office/${ambitoSlug}/imports/${importId}/columns`,
  rejected: ({ ambitoSlug, importId }: OfImport) => `/office/${ambitoSlug}/imports/${importId}/rejected.csv`,
}
