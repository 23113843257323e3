import { z } from 'zod'
import { defineJob } from '#app/platform/jobs.server.ts'

/** A meeting was planned, changed or cancelled: whoever takes part and teaches is written to. */
export const tellMeeting = defineJob('learning.tell-meeting', z.object({ meetingId: z.uuid() }))
