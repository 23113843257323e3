import { z } from 'zod'
import { defineJob } from '#app/platform/jobs.server.ts'

/** Somebody asked for a book of a course. */
export const makePrint = defineJob('authoring.make-print', z.object({ printId: z.uuid() }))
