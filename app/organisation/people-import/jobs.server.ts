import { z } from 'zod'
import { defineJob } from '#app/platform/jobs.server.ts'

/** A list of staff is to be tried, applied or taken back, as its state says. */
export const workOnImport = defineJob('organisation.import-people', z.object({ importId: z.uuid() }))
