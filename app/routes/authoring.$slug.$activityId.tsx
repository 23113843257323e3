import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { QuestionFigures } from '#app/authoring/components/question-figures.tsx'
import { TestSummary } from '#app/authoring/components/test-summary.tsx'
import { authoringMessages } from '#app/authoring/page-messages.ts'
import { authoringPaths } from '#app/authoring/paths.ts'
import { getQuizReport } from '#app/authoring/quiz-report.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Slug } from '#app/platform/slug.ts'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'

const Params = z.object({ slug: Slug, activityId: Slug })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug, activityId } = Params.parse(params)
  return getQuizReport(viewer, slug, activityId)
}

export default function QuizStatistics() {
  const { course, title, test, questions, attemptsUsed } = useLoaderData<typeof loader>()
  const t = useText(authoringMessages)
  const breadcrumbs = [{ label: t('courses_title'), to: authoringPaths.courses() }]
  return (
    <Page title={title} kicker={course.title} lead={t('quiz_lead')} breadcrumbs={breadcrumbs}>
      {test.confidence === 'hidden' ? (
        <EmptyState title={t('quiz_empty')}>
          <p>{t('quiz_empty_text')}</p>
        </EmptyState>
      ) : (
        <>
          <TestSummary test={test} attemptsUsed={attemptsUsed} />
          <p className="muted measure section">{t('figures_help')}</p>
          <ul className="plain-list stack">
            {questions.map((report) => (
              <QuestionFigures key={report.questionKey} report={report} />
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? 'Quiz'} · Sguardi` }]

export const ErrorBoundary = ErrorPage
