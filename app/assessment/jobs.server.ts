import { z } from 'zod'
import { defineJob } from '#app/platform/jobs.server.ts'

/** A key was corrected: the attempts handed in before are graded again, and what follows from it is done. */
export const keyCorrected = defineJob('assessment.key-corrected', z.object({ correctionId: z.uuid() }))
