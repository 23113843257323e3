import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { getAuthorsMedia } from '#app/authoring/media/media-file.server.ts'
import { findViewer } from '#app/identity/require-viewer.server.ts'
import { findCourseMedia } from '#app/learning/media-queries.server.ts'
import { fileResponse } from '#app/platform/file-response.server.ts'

const Params = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().max(200) })

/** A picture, recording or file of a course, by its hash: of a published one for everybody, else for authors. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { sha256 } = Params.parse(params)
  const published = await findCourseMedia(sha256)
  const file = published ?? (await getAuthorsMedia(await findViewer(request), sha256))
  return fileResponse(request, { ...file, etag: `"${sha256}"`, isPublic: published !== null })
}
