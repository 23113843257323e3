import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { followCoverage } from '#app/reporting/live/follow-coverage.server.ts'

/** Server-sent events: tells an open coverage page that there are new figures. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  return followCoverage(viewer, ambitoSlug, request)
}
