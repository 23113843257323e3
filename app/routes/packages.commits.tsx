import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { recordCommit } from '#app/scorm/attempts/record-commit.server.ts'
import { Commit, commitLimits } from '#app/scorm/schemas.ts'

const Sent = z.object({ attemptId: z.uuid(), commit: Commit })

export const loader = () => redirect('/')

/** Takes what a package in a frame of this page wrote: `CommitReply`, as JSON. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  if (Number(request.headers.get('Content-Length') ?? Infinity) > commitLimits.body)
    return Response.json({ ok: false, reason: 'too_large' }, { status: 413 })
  const sent = Sent.safeParse(await request.json().catch(() => null))
  if (!sent.success) return Response.json({ ok: false, reason: 'wrong' }, { status: 400 })
  const { attemptId, commit } = sent.data
  return Response.json(await recordCommit(viewer, attemptId, commit, clock.now()))
}
