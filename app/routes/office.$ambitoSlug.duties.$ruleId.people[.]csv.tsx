import { Readable } from 'node:stream'
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { exportRulePeople } from '#app/learning/assignments/export-rule-people.server.ts'
import { RuleParams, RuleQuery } from '#app/learning/assignments/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { csvHeaders } from '#app/reporting/csv-headers.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = RuleParams.parse(params)
  const { state } = RuleQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const file = await exportRulePeople(viewer, { ...place, state }, clock.now())
  const body = createReadableStreamFromReadable(Readable.from(file.pieces))
  return new Response(body, { headers: csvHeaders(file.name) })
}
