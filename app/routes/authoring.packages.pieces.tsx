import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { beginUpload } from '#app/scorm/packages/begin-upload.server.ts'
import { receivePiece } from '#app/scorm/packages/receive-piece.server.ts'
import { BegunFile, PiecePlace } from '#app/scorm/packages/schemas.ts'
import { getUploadPage } from '#app/scorm/packages/upload-queries.server.ts'
import { scormPaths } from '#app/scorm/paths.ts'

const placeOf = (request: Request) => PiecePlace.safeParse(Object.fromEntries(new URL(request.url).searchParams))
const wrong = () => Response.json({ ok: false, reason: 'wrong' }, { status: 400 })

/** How much of a file is here: `Received`, as JSON. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const place = placeOf(request)
  if (!place.success) return redirect(scormPaths.library())
  const { received, size } = await getUploadPage(viewer, place.data.upload)
  return Response.json({ received, size, isWhole: received === size })
}

/** Begins a file, as JSON says what it is, or takes its next piece, as its bytes. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  if (request.headers.get('Content-Type') === 'application/json') {
    const begun = BegunFile.safeParse(await request.json().catch(() => null))
    return begun.success ? Response.json(await beginUpload(viewer, begun.data, clock.now())) : wrong()
  }
  const place = placeOf(request)
  if (!place.success || place.data.offset === null) return wrong()
  const bytes = new Uint8Array(await request.arrayBuffer())
  const { upload: uploadId, offset } = place.data
  return Response.json(await receivePiece(viewer, { uploadId, offset, bytes }, clock.now()))
}
