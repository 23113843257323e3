import { Readable } from 'node:stream'
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { exportPublished } from '#app/authoring/drafts/import/export-course.server.ts'
import { DraftParams } from '#app/authoring/drafts/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'

/** A published course as the folder it is of. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = DraftParams.parse(params)
  const { headers, pieces } = await exportPublished(viewer, slug, clock.now())
  return new Response(createReadableStreamFromReadable(Readable.from(pieces)), { headers })
}
