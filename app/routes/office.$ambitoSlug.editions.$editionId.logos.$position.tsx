import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { getLogo } from '#app/learning/editions/change-logos.server.ts'
import { LogoParams } from '#app/learning/editions/schemas.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { bytes, mediaType } = await getLogo(viewer, LogoParams.parse(params))
  const headers = { 'Content-Type': mediaType, 'Cache-Control': 'private, no-store' }
  return new Response(new Uint8Array(bytes), { headers })
}
