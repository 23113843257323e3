import type { InvitationFilter } from './schemas.ts'

type InAmbito = { ambitoSlug: string }
type Query = Partial<InvitationFilter> & { done?: string }

const queryOf = (values: Record<string, string | number | undefined>) => {
  const present = Object.entries(values).filter(([name, value]) => value && !(name === 'page' && value === 1))
  const text = new URLSearchParams(present.map(([name, value]): [string, string] => [name, String(value)])).toString()
  return text ? `?${text}` : ''
}

/** The office's pages of invitations. */
export const invitationsPaths = {
  desk: ({ ambitoSlug, ...query }: InAmbito & Query) => `/office/${ambitoSlug}/staff/invitations${queryOf(query)}`,
  /** Letters as a file: those not printed yet, all that still hold, or one person's. */
  letters: ({ ambitoSlug, ...query }: InAmbito & { organisation?: string; person?: string; all?: 1 }) =>
    `/office/${ambitoSlug}/staff/invitations/letters.pdf${queryOf(query)}`,
}
