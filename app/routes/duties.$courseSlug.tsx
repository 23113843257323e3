import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { takeDuty } from '#app/learning/assignments/take-duty.server.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { clock } from '#app/platform/clock.ts'
import { Slug } from '#app/platform/slug.ts'

const Params = z.object({ courseSlug: Slug })

/** Who comes by the address alone finds what is asked of them at home. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireViewer(request)
  return redirect(learningPaths.home())
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { courseSlug } = Params.parse(params)
  const taken = await takeDuty(viewer, courseSlug, clock.now())
  return redirect(taken ? learningPaths.enrolment(taken) : learningPaths.home())
}
