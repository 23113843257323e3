import { z } from 'zod'
import { defineJob } from '#app/platform/jobs.server.ts'

/** Somebody asked for a course as a package. */
export const makePackage = defineJob('authoring.make-package', z.object({ exportId: z.uuid() }))
