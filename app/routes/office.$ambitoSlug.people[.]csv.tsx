import { Readable } from 'node:stream'
import { createReadableStreamFromReadable, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { exportPeople } from '#app/reporting/export-people.server.ts'
import { csvHeaders } from '#app/reporting/csv-headers.ts'
import { reportingPaths } from '#app/reporting/paths.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const { search, searchParams } = new URL(request.url)
  const file = await exportPeople(viewer, ambitoSlug, searchParams, clock.now())
  // The page says what is wrong with the day, or that there is no course yet.
  if (!file) return redirect(`${reportingPaths.people({ ambitoSlug })}${search}`)
  const body = createReadableStreamFromReadable(Readable.from(file.pieces))
  return new Response(body, { headers: csvHeaders(file.name) })
}
