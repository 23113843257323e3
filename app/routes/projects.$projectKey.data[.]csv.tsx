import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { csvHeaders } from '#app/reporting/csv-headers.ts'
import { exportData } from '#app/reporting/evaluation/export-project.server.ts'
import { evaluationPaths } from '#app/reporting/evaluation/paths.ts'
import { ProjectParams } from '#app/reporting/evaluation/schemas.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { projectKey } = ProjectParams.parse(params)
  const search = new URL(request.url).searchParams
  const file = await exportData(viewer, { projectKey, search }, clock.now())
  // The page says that there are too few people.
  if (!file) return redirect(evaluationPaths.project({ projectKey }))
  return new Response(file.text, { headers: csvHeaders(file.name) })
}
