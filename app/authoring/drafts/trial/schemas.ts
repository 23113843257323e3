import { z } from 'zod'
import { DepartmentKind } from '#app/platform/generated/enums.ts'

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/)

/** Which exercise is tried out, from which counter, and of a case from which scene. */
export const TrialQuery = z.object({
  path: z.string().min(1).max(300),
  exercise: Id,
  counter: z.enum(DepartmentKind).nullable().catch(null),
  from: Id.nullable().catch(null),
})
