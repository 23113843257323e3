import type { LoaderFunctionArgs } from '@remix-run/node'
import { attachment } from '#app/certificates/file-names.ts'
import { getSignedPdf } from '#app/certificates/seal/get-signed-pdf.server.ts'
import { SignedPdfParams } from '#app/certificates/seal/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'

/** A signed form of a certificate, for its owner and for the offices of the place. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { bytes, number } = await getSignedPdf(viewer, SignedPdfParams.parse(params), clock.now())
  const headers = {
    'Content-Type': 'application/pdf',
    'Content-Length': String(bytes.byteLength),
    'Content-Disposition': attachment(`Attestato ${number} firmato.pdf`),
    'Cache-Control': 'private, no-store',
  }
  return new Response(new Uint8Array(bytes), { headers })
}
