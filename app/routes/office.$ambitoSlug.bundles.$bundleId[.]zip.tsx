import type { LoaderFunctionArgs } from '@remix-run/node'
import { getBundleZip } from '#app/certificates/bundle-queries.server.ts'
import { attachment } from '#app/certificates/file-names.ts'
import { BundleParams } from '#app/certificates/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'

/** The finished ZIP, for whoever asked for it and for the office of the whole ambito. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { bytes, name } = await getBundleZip(viewer, BundleParams.parse(params), clock.now())
  const headers = {
    'Content-Type': 'application/zip',
    'Content-Length': String(bytes.byteLength),
    'Content-Disposition': attachment(name),
    'Cache-Control': 'private, no-store',
  }
  return new Response(new Uint8Array(bytes), { headers })
}
