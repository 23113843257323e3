import type { LoaderFunctionArgs } from '@remix-run/node'
import { downloadPrint } from '#app/authoring/print/download-print.server.ts'
import { PrintParams } from '#app/authoring/print/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'

/** A course as a book, for trainers and offices. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { headers, bytes } = await downloadPrint(viewer, PrintParams.parse(params).printId, clock.now())
  return new Response(new Uint8Array(bytes), { headers })
}
