import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { certificatesPaths } from '#app/certificates/paths.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { judgeCompletion, minutesNeeded } from '#app/learning/completion-rule.ts'
import { CourseOutline } from '#app/learning/components/course-outline.tsx'
import { lessonToResume, percentDone, shownPlan } from '#app/learning/course-plan.ts'
import { getOwnEnrolment } from '#app/learning/enrolment-queries.server.ts'
import { learningMessages } from '#app/learning/messages.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { ProgressBar } from '#app/ui/components/progress.tsx'

const Params = z.object({ enrolmentId: z.uuid() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { enrolmentId } = Params.parse(params)
  const { version, done, creditedMinutes, lastLessonId, state } = await getOwnEnrolment(viewer, enrolmentId)
  const { title, outline, declaredMinutes, thresholdPercent } = version
  const verdict = judgeCompletion({ outline, declaredMinutes, thresholdPercent, completedIds: done, creditedMinutes })
  const resume = lessonToResume(outline, done, lastLessonId)
  return {
    enrolmentId,
    title,
    plan: shownPlan(outline),
    declaredMinutes,
    neededMinutes: minutesNeeded(version),
    creditedMinutes,
    state,
    verdict,
    done: [...done],
    percent: percentDone(outline, done),
    resumeId: resume?.id ?? null,
  }
}

function Standing() {
  const { state, verdict, done } = useLoaderData<typeof loader>()
  const t = useText(learningMessages)
  if (state === 'completed') {
    return (
      <Alert kind="success" title={t('course_done_title')}>
        <p>{t('course_done')}</p>
        <p>
          <LinkButton kind="outline" to={certificatesPaths.mine()}>
            {t('see_certificates')}
          </LinkButton>
        </p>
      </Alert>
    )
  }
  if (done.length === 0) return null
  return (
    <p className="muted">
      {verdict.minutesMissing > 0 && t('course_missing_minutes', { minutes: verdict.minutesMissing })}{' '}
      {verdict.missingActivityIds.length > 0 &&
        t('course_missing_exercises', { count: verdict.missingActivityIds.length })}
    </p>
  )
}

export default function Enrolment() {
  const { enrolmentId, title, plan, state, done, percent, resumeId, ...minutes } = useLoaderData<typeof loader>()
  const t = useText(learningMessages)
  return (
    <Page title={title} breadcrumbs={[{ label: t('my_courses'), to: learningPaths.home() }]} width="reading">
      <Standing />
      <ProgressBar
        percent={percent}
        label={`${t('course_progress', { percent })} · ${t('credited', { minutes: minutes.creditedMinutes, declared: minutes.declaredMinutes })}`}
      />
      {resumeId && state !== 'completed' && (
        <p>
          <LinkButton to={learningPaths.lesson({ enrolmentId, lessonId: resumeId })}>
            {done.length > 0 ? t('resume_button') : t('start_button')}
          </LinkButton>
        </p>
      )}
      <section className="section">
        <h2>{t('course_programme')}</h2>
        <CourseOutline plan={plan} done={done} enrolmentId={enrolmentId} />
        <p className="muted small">
          {t('course_threshold', { needed: minutes.neededMinutes, declared: minutes.declaredMinutes })}
        </p>
      </section>
    </Page>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  data ? { title: `${data.title} · Sguardi` } : pageTitle(matches, learningMessages, 'catalogue_title'),
]

export const ErrorBoundary = ErrorPage
