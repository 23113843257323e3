import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { getOwnPackage } from '#app/scorm/attempts/attempt-queries.server.ts'
import { shownState } from '#app/scorm/attempts/shown-state.ts'
import { PackagePage } from '#app/scorm/components/package-page.tsx'
import { PackagePlace } from '#app/scorm/schemas.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { packageStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { enrolmentId, activityId } = PackagePlace.parse(params)
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

export default function PackageRoute() {
  return <PackagePage {...useLoaderData<typeof loader>()} />
}

export const links = packageStyles

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.activity.title} · Sguardi` : 'Sguardi' },
]

export const ErrorBoundary = ErrorPage
