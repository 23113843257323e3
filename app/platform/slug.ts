import { z } from 'zod'

/** A name in an address, as we make them: `carate-brianza`. Anything else names nothing. */
export const Slug = z.string().regex(/^[a-z0-9-]{1,100}$/)

/** A name as part of an address: lower case, without accents, words joined by hyphens. */
export const toSlug = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
