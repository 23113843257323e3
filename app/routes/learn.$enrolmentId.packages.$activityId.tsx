import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { getOwnPackage } from '#app/scorm/attempts/attempt-queries.server.ts'
import { openAttempt } from '#app/scorm/attempts/open-attempt.server.ts'
import { shownState } from '#app/scorm/attempts/shown-state.ts'
import { PackagePage } from '#app/scorm/components/package-page.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'

const Params = z.object({ enrolmentId: z.uuid(), activityId: z.string().regex(/^[a-z0-9-]{1,100}$/) })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { enrolmentId, activityId } = Params.parse(params)
  const { lesson, activity, attempt, done } = await getOwnPackage(viewer, enrolmentId, activityId)
  return {
    personId: viewer.personId,
    enrolmentId,
    lesson: { id: lesson.id, title: lesson.title },
    activity: { id: activity.id, title: activity.title },
    done,
    ...shownState(attempt),
  }
}

/** Opens the package for the window that asks: `Opened`, as JSON. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  return Response.json(await openAttempt(viewer, Params.parse(params), clock.now()))
}

export default function PackageRoute() {
  return <PackagePage {...useLoaderData<typeof loader>()} />
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.activity.title} · Sguardi` : 'Sguardi' },
]

export const ErrorBoundary = ErrorPage
