import { z } from 'zod'
import { defineJob } from '#app/platform/jobs.server.ts'

/** Everybody of a run of invitations is to be invited. */
export const workOnInvitations = defineJob('organisation.invite-people', z.object({ runId: z.uuid() }))
