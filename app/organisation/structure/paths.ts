import { officePaths } from '../paths.ts'

type InAmbito = { ambitoSlug: string }

export const structurePaths = {
  staff: officePaths.staff,
  /** One organisation; with words, the people of it whose names hold them; with a day, those of that day on. */
  organisation: ({
    ambitoSlug,
    organisationId,
    ...query
  }: InAmbito & { organisationId: string; search?: string; page?: number; from?: string }) => {
    const entries = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])
    const text = new URLSearchParams(entries).toString()
    return `/office/${ambitoSlug}/staff/${organisationId}${text ? `?${text}` : ''}`
  },
  person: ({ ambitoSlug, personId }: InAmbito & { personId: string }) =>
    `/office/${ambitoSlug}/staff/people/${personId}`,
}
