import { z } from 'zod'

/** A name in an address, as we make them: `carate-brianza`. Anything else names nothing. */
export const Slug = z.string().regex(/^[a-z0-9-]{1,100}$/)
