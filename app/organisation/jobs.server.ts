import { z } from 'zod'
import { defineJob } from '#app/platform/jobs.server.ts'

/** Staff or comuni of these ambiti changed: figures made of them are to be made again. */
export const refreshAmbiti = defineJob('organisation.refresh-ambiti', z.object({ ambitoIds: z.array(z.uuid()) }))
