import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { exportRejected } from '#app/organisation/people-import/rejected-rows.server.ts'
import { PeopleImportParams } from '#app/organisation/people-import/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { csvHeaders } from '#app/reporting/csv-headers.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { name, text } = await exportRejected(viewer, PeopleImportParams.parse(params), clock.now())
  return new Response(text, { headers: csvHeaders(name) })
}
