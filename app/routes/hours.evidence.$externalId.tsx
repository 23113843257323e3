import type { LoaderFunctionArgs } from '@remix-run/node'
import { attachment } from '#app/certificates/file-names.ts'
import { extensionOf } from '#app/certificates/hours/evidence-type.ts'
import { getEvidence } from '#app/certificates/hours/external-queries.server.ts'
import { ExternalParams } from '#app/certificates/hours/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'

/** What somebody brought as evidence, as a file to save and never as a page: it is not ours. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { externalId } = ExternalParams.parse(params)
  const { bytes, mediaType, title } = await getEvidence(viewer, externalId, clock.now())
  const headers = {
    'Content-Type': mediaType,
    'Content-Length': String(bytes.byteLength),
    'Content-Disposition': attachment(`${title}.${extensionOf(mediaType)}`),
    'Cache-Control': 'private, no-store',
  }
  return new Response(new Uint8Array(bytes), { headers })
}
