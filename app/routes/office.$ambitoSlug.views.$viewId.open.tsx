import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { exportPaths } from '#app/reporting/exports/paths.ts'
import { ViewParams } from '#app/reporting/views/schemas.ts'
import { getView } from '#app/reporting/views/view-queries.server.ts'

/** Where the mail of a view leads: its page, with the figures of the reader's own scope. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug, viewId } = ViewParams.parse(params)
  const { kind, search } = await getView(viewer, { ambitoSlug, viewId })
  return redirect(exportPaths.report({ ambitoSlug, kind, search }))
}
