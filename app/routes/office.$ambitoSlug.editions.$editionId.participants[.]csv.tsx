import type { LoaderFunctionArgs } from '@remix-run/node'
import { validNumbersOf } from '#app/certificates/certificate-queries.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { exportParticipants } from '#app/learning/editions/export-participants.server.ts'
import { getManagedEdition } from '#app/learning/editions/office-edition.server.ts'
import { listParticipants } from '#app/learning/editions/participants.server.ts'
import { EditionParams } from '#app/learning/editions/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { csvHeaders } from '#app/reporting/csv-headers.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const edition = await getManagedEdition(viewer, EditionParams.parse(params))
  const now = clock.now()
  const people = await listParticipants(edition, now)
  const numbers = await validNumbersOf(people.map(({ enrolmentId }) => enrolmentId))
  const file = await exportParticipants(viewer, { edition, people, numbers }, now)
  return new Response(file.text, { headers: csvHeaders(file.name) })
}
