import { z } from 'zod'
import { defineJob } from '#app/platform/jobs.server.ts'

/** An office asked for a ZIP of certificates. */
export const makeBundle = defineJob('certificates.make-bundle', z.object({ bundleId: z.uuid() }))
