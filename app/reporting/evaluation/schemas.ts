import { z } from 'zod'

/** The address of a project: its code, or its CUP. */
export const ProjectParams = z.object({ projectKey: z.string().min(1).max(120) })
