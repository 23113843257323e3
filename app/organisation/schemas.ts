import { z } from 'zod'
import { Slug } from '#app/platform/slug.ts'

/** The address of an office's pages. */
export const AmbitoParams = z.object({ ambitoSlug: Slug })
