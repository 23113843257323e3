import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { openAttempt } from '#app/scorm/attempts/open-attempt.server.ts'
import { PackagePlace } from '#app/scorm/schemas.ts'

export const loader = () => redirect('/')

/** Opens the package of an exercise for the window that asks: `Opened`, as JSON. */
export async function action({ request }: ActionFunctionArgs) {
  // When it came, not when the database had time for it: a later one counts.
  const now = clock.now()
  const viewer = await requireViewer(request)
  const place = PackagePlace.safeParse(await request.json().catch(() => null))
  if (!place.success) return Response.json({ ok: false, reason: 'wrong' }, { status: 400 })
  return Response.json(await openAttempt(viewer, place.data, now))
}
