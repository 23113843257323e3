import { z } from 'zod'
import { Slug } from '#app/platform/slug.ts'

export const AmbitoParams = z.object({ ambitoSlug: Slug })
export const EditionParams = z.object({ ambitoSlug: Slug, editionId: z.uuid() })
