import { officePaths } from '../paths.ts'

type InAmbito = { ambitoSlug: string }

export const structurePaths = {
  staff: officePaths.staff,
  /** One organisation; with words, the people of it whose names hold them. */
  organisation: ({
    ambitoSlug,
    organisationId,
    ...query
  }: InAmbito & { organisationId: string; search?: string; page?: number }) => {
    const entries = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])
    const text = new URLSearchParams(entries).toString()
    return `/office/${ambitoSlug}/staff/${organisationId}${text ? `?${text}` : ''}`
  },
  person: ({ ambitoSlug, personId }: InAmbito & { personId: string }) =>
    `/office/${ambitoSlug}/staff/people/${personId}`,
}
