import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { csvHeaders } from '#app/reporting/csv-headers.ts'
import { exportIndicators } from '#app/reporting/evaluation/export-project.server.ts'
import { ProjectParams } from '#app/reporting/evaluation/schemas.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { projectKey } = ProjectParams.parse(params)
  const search = new URL(request.url).searchParams
  const file = await exportIndicators(viewer, { projectKey, search }, clock.now())
  return new Response(file.text, { headers: csvHeaders(file.name) })
}
