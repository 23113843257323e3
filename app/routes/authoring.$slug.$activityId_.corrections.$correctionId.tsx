import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Html } from '#app/assessment/components/html.tsx'
import { AlsoIn, useCorrectionLine } from '#app/authoring/components/correction-history.tsx'
import { CorrectionProgress } from '#app/authoring/components/correction-progress.tsx'
import { CorrectionParams } from '#app/authoring/correction-form.ts'
import { correctionMessages } from '#app/authoring/correction-messages.ts'
import { getCorrectionReport, resumeRegrade } from '#app/authoring/correction-reports.server.ts'
import { authoringMessages } from '#app/authoring/page-messages.ts'
import { authoringPaths } from '#app/authoring/paths.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = CorrectionParams.parse(params)
  return { place, ...(await getCorrectionReport(viewer, place)) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = CorrectionParams.parse(params)
  await resumeRegrade(viewer, place)
  return redirect(authoringPaths.correction(place))
}

export default function Correction() {
  const { place, courseTitle, quizTitle, report, quizzes } = useLoaderData<typeof loader>()
  const t = useText(correctionMessages)
  const courses = useText(authoringMessages)
  const lineOf = useCorrectionLine()
  const { number, promptHtml, annulled, reason, alsoIn } = report
  const breadcrumbs = [
    { label: courses('courses_title'), to: authoringPaths.courses() },
    { label: quizTitle, to: authoringPaths.quiz(place) },
  ]
  return (
    <Page
      title={t('progress_title', { number })}
      kicker={courseTitle}
      lead={lineOf(report)}
      breadcrumbs={breadcrumbs}
      width="reading"
    >
      <section className="card">
        <Html html={promptHtml} className="question-figures__prompt" />
        {annulled && (
          <p>
            <Badge kind="warning">{t('annulled')}</Badge>
          </p>
        )}
        <p>
          {t('reason_label')}: {reason}
        </p>
        <AlsoIn titles={alsoIn} />
      </section>
      <section className="section">
        <CorrectionProgress quizzes={quizzes} here={authoringPaths.correction(place)} />
      </section>
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, correctionMessages, 'correct_title')]

export const ErrorBoundary = ErrorPage
