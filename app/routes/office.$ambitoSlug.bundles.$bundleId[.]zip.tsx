import type { LoaderFunctionArgs } from '@remix-run/node'
import { downloadBundle } from '#app/certificates/bulk/download-bundle.server.ts'
import { BundleParams } from '#app/certificates/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'

/** The ZIP, whole or the part a broken download lacks, for whoever asked for it and for the office of the whole ambito. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { signal, headers } = request
  return downloadBundle(viewer, BundleParams.parse(params), { headers, signal, drained: context.drained }, clock.now())
}
