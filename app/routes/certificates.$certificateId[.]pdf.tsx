import type { LoaderFunctionArgs } from '@remix-run/node'
import { getCertificatePdf } from '#app/certificates/certificate-queries.server.ts'
import { attachment } from '#app/certificates/file-names.ts'
import { CertificateParams } from '#app/certificates/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'

/** The PDF as issued, for its owner and for the offices of the place. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { certificateId } = CertificateParams.parse(params)
  const { bytes, number } = await getCertificatePdf(viewer, certificateId, clock.now())
  const headers = {
    'Content-Type': 'application/pdf',
    'Content-Length': String(bytes.byteLength),
    'Content-Disposition': attachment(`Attestato ${number}.pdf`),
    'Cache-Control': 'private, no-store',
  }
  return new Response(new Uint8Array(bytes), { headers })
}
