import { z } from 'zod'

const replaces = z
  .string()
  .regex(/^[a-z0-9-]{0,100}$/)
  .default('')

/** A file that is to come in pieces. */
export const BegunFile = z.object({
  fileName: z.string().trim().min(1).max(400),
  size: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  replaces,
})

/** A piece of one, by the address it is sent to. */
export const PiecePlace = z.object({
  upload: z.uuid(),
  offset: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .nullable()
    .default(null),
})

/** A file that comes in one form, where there is no script. */
export const SentFile = z.object({
  file: z.instanceof(File, { error: 'file_missing' }).refine((file) => file.size > 0, 'file_missing'),
  replaces,
})

export const UploadParams = z.object({ uploadId: z.uuid() })
export const PackageParams = z.object({ packageId: z.uuid() })
