import { Readable } from 'node:stream'
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { DraftParams } from '#app/authoring/drafts/schemas.ts'
import { exportQuestions } from '#app/authoring/questions/export-questions.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'

/** The questions of a published course, as GIFT. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = DraftParams.parse(params)
  const { headers, pieces } = await exportQuestions(viewer, { slug, format: 'gift' }, clock.now())
  return new Response(createReadableStreamFromReadable(Readable.from(pieces)), { headers })
}
