import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { getCourseMedia } from '#app/learning/media-queries.server.ts'

const Params = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().max(200) })

/** A picture, recording or file of a published course, by its hash. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { sha256 } = Params.parse(params)
  const { bytes, mediaType } = await getCourseMedia(sha256)
  const headers = {
    'Content-Type': mediaType,
    'Cache-Control': 'public, max-age=31536000, immutable',
  }
  return new Response(new Uint8Array(bytes), { headers })
}
