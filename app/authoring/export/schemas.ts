import { z } from 'zod'
import { exportForms } from '#app/scorm/export/forms.ts'

/** What is taken out of a course, empty for all of it, and in which standard. Whoever sends anything else built the form by hand. */
export const RequestPackage = z.object({
  form: z.enum(exportForms),
  part: z.string().regex(/^[a-z0-9-]{0,200}$/),
})

export const PackageParams = z.object({ exportId: z.uuid() })
