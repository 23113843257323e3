import { Readable } from 'node:stream'
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { csvHeaders } from '#app/reporting/csv-headers.ts'
import { exportHours } from '#app/reporting/hours/export-hours.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const file = await exportHours(viewer, ambitoSlug, new URL(request.url).searchParams, clock.now())
  const body = createReadableStreamFromReadable(Readable.from(file.pieces))
  return new Response(body, { headers: csvHeaders(file.name) })
}
