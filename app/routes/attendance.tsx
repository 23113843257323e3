import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { readBatch } from '#app/learning/attendance/read-batch.server.ts'
import { recordStretches } from '#app/learning/attendance/record-stretches.server.ts'
import { clock } from '#app/platform/clock.ts'

export const loader = () => redirect('/')

/**
 * Takes what the windows of a lesson saw. `settled` tells a page that what it sent is decided about, taken or refused,
 * and need not be sent again.
 */
export async function action({ request }: ActionFunctionArgs) {
  const [viewer, batch] = await Promise.all([requireViewer(request), readBatch(request)])
  if (!batch) return Response.json({ settled: true, reason: 'batch_wrong' }, { status: 400 })
  return Response.json({ settled: true, ...(await recordStretches(viewer, batch, clock.now())) })
}
