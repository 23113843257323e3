import { Readable } from 'node:stream'
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { downloadExport } from '#app/reporting/exports/download-export.server.ts'
import { ExportParams } from '#app/reporting/exports/schemas.ts'

/** A finished file, for whoever asked for it and for the office of the whole ambito. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { headers, pieces } = await downloadExport(viewer, ExportParams.parse(params), clock.now())
  return new Response(createReadableStreamFromReadable(Readable.from(pieces)), { headers })
}
