import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findCaseReport, type CaseReport } from '#app/authoring/case-report.server.ts'
import { CaseFigures } from '#app/authoring/components/case-figures.tsx'
import { CorrectionHistory } from '#app/authoring/components/correction-history.tsx'
import { QuestionFigures } from '#app/authoring/components/question-figures.tsx'
import { ScaleFigures } from '#app/authoring/components/scale-figures.tsx'
import { TestSummary } from '#app/authoring/components/test-summary.tsx'
import { listCorrectionReports, type CorrectionReport } from '#app/authoring/correction-reports.server.ts'
import { authoringMessages } from '#app/authoring/page-messages.ts'
import { authoringPaths } from '#app/authoring/paths.ts'
import { getQuizReport, type QuizReport } from '#app/authoring/quiz-report.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Slug } from '#app/platform/slug.ts'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

const Params = z.object({ slug: Slug, activityId: Slug })
/** Which group of walks of a case, and which of its reasons; anything else in the address is not asked. */
const Query = z.object({
  group: z.string().min(1).max(80).nullable().catch(null),
  decision: Slug.nullable().catch(null),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
})

type QuizPage = QuizReport & { kind: 'quiz'; activityId: string; corrections: CorrectionReport[] }
type Report = CaseReport | QuizPage

export async function loader({ request, params }: LoaderFunctionArgs): Promise<Report> {
  const viewer = await requireViewer(request)
  const { slug, activityId } = Params.parse(params)
  const { searchParams: asked } = new URL(request.url)
  const names = ['group', 'decision', 'page'] as const
  const question = Query.parse(Object.fromEntries(names.map((name) => [name, asked.get(name)])))
  const caseReport = await findCaseReport(viewer, slug, activityId, question)
  if (caseReport) return caseReport
  const [report, corrections] = await Promise.all([
    getQuizReport(viewer, slug, activityId),
    listCorrectionReports(viewer, { slug, activityId }),
  ])
  return { kind: 'quiz', ...report, activityId, corrections }
}

function QuizFigures({ course, test, questions, scales, attemptsUsed, activityId, corrections }: QuizPage) {
  const t = useText(authoringMessages)
  return (
    <>
      {test.confidence === 'hidden' ? (
        <EmptyState title={t('quiz_empty')}>
          <p>{t('quiz_empty_text')}</p>
        </EmptyState>
      ) : (
        <>
          <TestSummary test={test} attemptsUsed={attemptsUsed} />
        </>
      )}
      <ul className="plain-list stack section">
        {questions.map((report) => (
          <QuestionFigures key={report.questionKey} report={report} slug={course.slug} activityId={activityId} />
        ))}
        {scales.map((report) => (
          <ScaleFigures key={report.id} report={report} />
        ))}
      </ul>
      <CorrectionHistory reports={corrections} slug={course.slug} activityId={activityId} />
    </>
  )
}

export default function ExerciseStatistics() {
  const report = useLoaderData<typeof loader>()
  const t = useText(authoringMessages)
  const breadcrumbs = [{ label: t('courses_title'), to: authoringPaths.courses() }]
  const lead = t(report.kind === 'case' ? 'case_lead' : 'quiz_lead')
  return (
    <Page title={report.title} kicker={report.course.title} lead={lead} breadcrumbs={breadcrumbs}>
      {report.kind === 'case' ? <CaseFigures report={report} /> : <QuizFigures {...report} />}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? 'Quiz'} · Sguardi` }]

export const ErrorBoundary = ErrorPage
