import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { attachment } from '#app/certificates/file-names.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { invitationsPaths } from '#app/organisation/invitations/paths.ts'
import { printLetters } from '#app/organisation/invitations/print-letters.server.ts'
import { LettersQuery } from '#app/organisation/invitations/schemas.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'

/** Letters with their codes, to be printed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const { all, ...which } = LettersQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const printed = await printLetters(viewer, { ambitoSlug, ...which, again: all === '1' }, clock.now())
  // Somebody else has printed or cancelled them meanwhile: the page says what there is.
  if (!printed.ok) return redirect(invitationsPaths.desk({ ambitoSlug }))
  const { name, bytes } = printed
  const headers = {
    'Content-Type': 'application/pdf',
    'Content-Length': String(bytes.byteLength),
    'Content-Disposition': attachment(name),
    'Cache-Control': 'private, no-store',
  }
  return new Response(new Uint8Array(bytes), { headers })
}
