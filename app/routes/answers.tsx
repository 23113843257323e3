import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { parseExerciseForm } from '#app/assessment/exercise-form.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { answerExercise } from '#app/learning/work-on-exercise.server.ts'
import { clock } from '#app/platform/clock.ts'
import { readForm } from '#app/platform/read-form.server.ts'

export const loader = () => redirect('/')

/**
 * Takes one answer that waited on a device: the form of the lesson's page, and whose answer it is. Somebody else may have
 * signed in in the same browser meanwhile; then nothing is decided, and the answer goes on waiting for its person.
 */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const sent = await readForm(request)
  const form = parseExerciseForm(sent)
  if (form?.intent !== 'answer') return Response.json({ reason: 'form_wrong' }, { status: 400 })
  if (sent.get('personId') !== viewer.personId) return Response.json({ reason: 'other_person' }, { status: 403 })
  const outcome = await answerExercise(viewer, form, clock.now())
  if (!outcome.ok) return Response.json({ reason: outcome.reason }, { status: 409 })
  const { receivedAt, repeated } = outcome
  return Response.json({ answerId: form.answerId, receivedAt, repeated })
}
