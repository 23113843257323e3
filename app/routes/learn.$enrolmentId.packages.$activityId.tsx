import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { getOwnPackage } from '#app/scorm/attempts/attempt-queries.server.ts'
import { restartAttempt } from '#app/scorm/attempts/restart-attempt.server.ts'
import { shownState } from '#app/scorm/attempts/shown-state.ts'
import { PackagePage } from '#app/scorm/components/package-page.tsx'
import { scormPaths } from '#app/scorm/paths.ts'
import { ExercisePlace } from '#app/scorm/schemas.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { packageStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { enrolmentId, activityId } = ExercisePlace.parse(params)
  const { lesson, activity, attempt, done } = await getOwnPackage(viewer, enrolmentId, activityId)
  return {
    personId: viewer.personId,
    enrolmentId,
    lesson: { id: lesson.id, title: lesson.title },
    activity: { id: activity.id, title: activity.title },
    done,
    hasBegun: Boolean(attempt?.lastCommitAt),
    ...shownState(attempt),
  }
}

/** Begins the package anew. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = ExercisePlace.parse(params)
  await restartAttempt(viewer, place, clock.now())
  return redirect(scormPaths.player(place))
}

export default function PackageRoute() {
  return <PackagePage {...useLoaderData<typeof loader>()} />
}

export const links = packageStyles

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.activity.title} · Sguardi` : 'Sguardi' },
]

export const ErrorBoundary = ErrorPage
