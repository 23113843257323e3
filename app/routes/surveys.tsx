import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SurveyedCourses } from '#app/authoring/components/own-work.tsx'
import { listSurveyedCourses } from '#app/authoring/own-work.server.ts'
import { workMessages } from '#app/authoring/work-messages.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  return { courses: await listSurveyedCourses(viewer) }
}

export default function Surveys() {
  const { courses } = useLoaderData<typeof loader>()
  const t = useText(workMessages)
  return (
    <Page title={t('surveys')} lead={t('surveys_lead')}>
      <SurveyedCourses courses={courses} />
    </Page>
  )
}

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, workMessages, 'surveys')]

export const ErrorBoundary = ErrorPage
