import { z } from 'zod'
import { defineJob } from '#app/platform/jobs.server.ts'

/** All of a file is here: it is to be checked, and kept where it is a package. */
export const checkUpload = defineJob('scorm.check-upload', z.object({ uploadId: z.uuid() }))
