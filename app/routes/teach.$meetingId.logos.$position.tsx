import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { getSheetLogo } from '#app/learning/meetings/get-logo.server.ts'
import { MeetingLogoParams } from '#app/learning/meetings/schemas.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { bytes, mediaType } = await getSheetLogo(viewer, MeetingLogoParams.parse(params))
  const headers = { 'Content-Type': mediaType, 'Cache-Control': 'private, no-store' }
  return new Response(new Uint8Array(bytes), { headers })
}
