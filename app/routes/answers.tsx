import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { findOwnAttempt } from '#app/assessment/attempt-queries.server.ts'
import { parseExerciseForm } from '#app/assessment/exercise-form.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { answerExercise } from '#app/learning/work-on-exercise.server.ts'
import { clock } from '#app/platform/clock.ts'
import { readForm } from '#app/platform/read-form.server.ts'

const Owner = z.uuid()

export const loader = () => redirect('/')

/**
 * Takes one answer that waited on a device: the form of the lesson's page, and whose answer it is. Somebody else may have
 * signed in in the same browser meanwhile; then nothing is decided, and the answer goes on waiting for its person.
 */
export async function action({ request }: ActionFunctionArgs) {
  const sent = await readForm(request)
  const form = parseExerciseForm(sent)
  const owner = Owner.safeParse(sent.get('personId')).data
  // Session and attempt are read at the same time: what is read for the person named is used only if it is the viewer.
  const [viewer, attempt] = await Promise.all([
    requireViewer(request),
    form?.intent === 'answer' && owner ? findOwnAttempt({ personId: owner }, form.attemptId) : null,
  ])
  if (form?.intent !== 'answer') return Response.json({ reason: 'form_wrong' }, { status: 400 })
  if (owner !== viewer.personId) return Response.json({ reason: 'other_person' }, { status: 403 })
  const outcome = await answerExercise(viewer, form, clock.now(), attempt)
  if (!outcome.ok) return Response.json({ reason: outcome.reason }, { status: 409 })
  const { receivedAt, repeated } = outcome
  return Response.json({ answerId: form.answerId, receivedAt, repeated })
}
