import { z } from 'zod'
import { defineJob } from '#app/platform/jobs.server.ts'

/** Somebody completed a course; certificates are issued from it. */
export const issueCertificate = defineJob('learning.course-completed', z.object({ enrolmentId: z.uuid() }))

/** A person's enrolment, progress or completion changed; dashboards are made again. `ambitoId` null: wherever they work today. */
export const coverageChanged = defineJob(
  'learning.coverage-changed',
  z.object({ personId: z.uuid(), ambitoId: z.uuid().nullable() }),
)

/** Staff or rules of these ambiti changed: who must take what by when is worked out again. */
export const assignPeople = defineJob('learning.assign-people', z.object({ ambitoIds: z.array(z.uuid()) }))

/** People went over to a version that was published: who has done all that it asks for completes the course. */
export const enrolmentsMoved = defineJob('learning.enrolments-moved', z.object({ versionId: z.uuid() }))
