import type { LoaderFunctionArgs } from '@remix-run/node'
import { lookAtTemplate } from '#app/certificates/template/look-at-template.server.ts'
import { PreviewLanguage, VersionParams } from '#app/certificates/template/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'

/** A version of the template as a PDF, with sample facts. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const language = PreviewLanguage.parse(new URL(request.url).searchParams.get('language'))
  const bytes = await lookAtTemplate(viewer, VersionParams.parse(params), { language, output: 'a-3a' })
  return new Response(new Uint8Array(bytes), {
    headers: { 'Content-Type': 'application/pdf', 'Cache-Control': 'private, no-store' },
  })
}
