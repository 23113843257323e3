import { z } from 'zod'
import { defineJob } from '#app/platform/jobs.server.ts'

/** Somebody asked for a file of a report. */
export const makeExport = defineJob('reporting.make-export', z.object({ exportId: z.uuid() }))
