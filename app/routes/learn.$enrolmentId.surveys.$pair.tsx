import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { SurveyTotals } from '#app/assessment/components/survey-totals.tsx'
import { surveyMessages } from '#app/assessment/survey-messages.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { getTakenSurvey } from '#app/learning/taken-survey.server.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { Slug } from '#app/platform/slug.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { surveyStyles } from '#app/ui/page-styles.ts'

const Params = z.object({ enrolmentId: z.uuid(), pair: Slug })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { enrolmentId, pair } = Params.parse(params)
  return { enrolmentId, ...(await getTakenSurvey(viewer, enrolmentId, pair)) }
}

export default function SurveyOfCourse() {
  const { enrolmentId, courseTitle, results } = useLoaderData<typeof loader>()
  const t = useText(surveyMessages)
  const breadcrumbs = [{ label: courseTitle, to: learningPaths.enrolment({ enrolmentId }) }]
  return (
    <Page title={t('surveys')} lead={t('results_lead')} breadcrumbs={breadcrumbs}>
      <SurveyTotals results={results} />
    </Page>
  )
}

export const links = surveyStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, surveyMessages, 'surveys')]

export const ErrorBoundary = ErrorPage
