import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { SurveyTotals } from '#app/assessment/components/survey-totals.tsx'
import { surveyMessages } from '#app/assessment/survey-messages.ts'
import { getSurveyReport } from '#app/authoring/survey-report.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Slug } from '#app/platform/slug.ts'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { surveyStyles } from '#app/ui/page-styles.ts'

const Params = z.object({ slug: Slug })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = Params.parse(params)
  return getSurveyReport(viewer, slug)
}

export default function CourseSurveys() {
  const { course, surveys } = useLoaderData<typeof loader>()
  const t = useText(surveyMessages)
  return (
    <Page title={t('surveys')} kicker={course.title} lead={t('results_lead')}>
      {surveys.length === 0 && (
        <EmptyState title={t('no_surveys')}>
          <p>{t('no_surveys_text')}</p>
        </EmptyState>
      )}
      {surveys.map((results) => (
        <SurveyTotals key={results.pair} results={results} />
      ))}
    </Page>
  )
}

export const links = surveyStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, surveyMessages, 'surveys')]

export const ErrorBoundary = ErrorPage
