import { Readable } from 'node:stream'
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { exportDraft } from '#app/authoring/drafts/import/export-course.server.ts'
import { DraftParams } from '#app/authoring/drafts/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'

/** A course being written as the folder it would be. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = DraftParams.parse(params)
  const { headers, pieces } = await exportDraft(viewer, slug, clock.now())
  return new Response(createReadableStreamFromReadable(Readable.from(pieces)), { headers })
}
